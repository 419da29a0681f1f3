package dev.slipway.migrations.trial;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunResult.Ran;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.schema.SchemaDifference;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** All the way down at once and up again: what each migration does alone says nothing about the order of the ways back. */
record WholeTrial(MigrationSet set, DataSource database, MigrationRunner runner, Floor floor) {

    /** How far down there is a way, and what the schema was there. */
    record Floor(Optional<Version> version, SchemaSnapshot schema) {}

    Whole run() throws SQLException {
        var top = SchemaSnapshot.take(database);
        var down = runner.down(floor.version());
        var bottom = SchemaSnapshot.take(database);
        var afterDown = floor.schema().to(bottom);
        if (down instanceof Stopped(var ran, var obstacle)) {
            return new Whole(
                    ran.size(), sum(ran), Duration.ZERO, afterDown, nothing(), Optional.of(obstacle.message()));
        }
        var up = runner.up(set, Optional.empty());
        var failure =
                up instanceof Stopped stopped ? Optional.of(stopped.obstacle().message()) : Optional.<String>empty();
        return new Whole(
                down.ran().size(),
                sum(down.ran()),
                sum(up.ran()),
                afterDown,
                failure.isEmpty() ? top.to(SchemaSnapshot.take(database)) : nothing(),
                failure);
    }

    static Duration sum(List<Ran> ran) {
        return ran.stream().map(RunResult.Ran::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static SchemaDifference nothing() {
        return new SchemaDifference(List.of());
    }
}
