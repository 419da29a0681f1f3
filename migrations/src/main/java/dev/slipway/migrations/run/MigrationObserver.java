package dev.slipway.migrations.run;

import dev.slipway.migrations.sql.Statement;
import java.time.Duration;

/**
 * Told what happens while it happens, for progress and for measurements.
 *
 * <p>What it throws ends the run: before a step nothing of that step has been done, within one its transaction is undone.
 */
public interface MigrationObserver {

    /** The session of the run, as other sessions see it in `pg_stat_activity` and `pg_locks`. */
    default void connected(int backend) {}

    default void started(Step step) {}

    default void statementStarted(Step step, Statement statement) {}

    default void statementFinished(Step step, Statement statement, Duration duration) {}

    default void finished(Step step, Duration duration) {}

    static MigrationObserver none() {
        return new MigrationObserver() {};
    }
}
