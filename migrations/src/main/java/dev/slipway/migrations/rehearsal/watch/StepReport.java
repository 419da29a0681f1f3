package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one way through a migration, forward or back, took and did.
 *
 * @param locks the strongest first; only on tables that others know, and only what can get into anybody's way
 * @param rewritten tables whose rows were all written anew, or thrown away
 */
public record StepReport(
        Duration duration,
        List<StatementTime> statements,
        List<HeldLock> locks,
        List<TableName> rewritten,
        List<RowsTouched> rows) {

    public StepReport {
        statements = List.copyOf(statements);
        locks = List.copyOf(locks);
        rewritten = List.copyOf(rewritten);
        rows = List.copyOf(rows);
    }

    /** The one that keeps others waiting for longest, if any does. */
    public Optional<HeldLock> longestWait() {
        return locks.stream()
                .filter(lock -> lock.mode().keepsOthersWaiting())
                .max(Comparator.comparing(HeldLock::held));
    }
}
