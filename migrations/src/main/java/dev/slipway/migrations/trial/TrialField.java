package dev.slipway.migrations.trial;

import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** An empty database to try things in, with the very runner that real deployments use. */
record TrialField(DataSource database, MigrationRunner runner) {

    /** What a trial may find out more about by running it. */
    static final Kind[] TOLERATED = {
        Kind.NO_ROLLBACK, Kind.GAP, Kind.STRAY, Kind.DIRECTIVE, Kind.FOREIGN_DIALECT, Kind.UNFINISHED, Kind.EMPTY
    };

    /** An empty database keeps nobody busy for longer who means well. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Where fields come from. */
    interface Source {
        TrialField fresh() throws SQLException;
    }

    static Source on(ScratchPostgres server, TrialGround ground, InstantSource clock) {
        return () -> {
            var scratch = server.newDatabase();
            scratch.prepare(ground.extensions(), ground.roles());
            var database = scratch.owner().dataSource();
            var settings = RunSettings.usual().withStatementTimeout(LONGEST).tolerating(TOLERATED);
            return new TrialField(
                    database,
                    new MigrationRunner(database, new Claim("trial", 0), settings, MigrationObserver.none(), clock));
        };
    }

    SchemaSnapshot schema() throws SQLException {
        return SchemaSnapshot.take(database);
    }
}
