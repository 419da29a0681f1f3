package dev.slipway.migrations.trial;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunResult.Ran;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.schema.SchemaDifference;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All the way down at once and up again: what each migration does alone says nothing about the order of the ways back. */
record WholeTrial(MigrationSet set, TrialField field, Floor floor) {

    /** How far down there is a way, and what the schema was there. */
    record Floor(Optional<Version> version, SchemaSnapshot schema) {}

    Whole run() throws SQLException {
        var top = field.schema();
        var down = field.runner().down(floor.version());
        var bottom = field.schema();
        var afterDown = floor.schema().to(bottom);
        if (down instanceof Stopped(var ran, var obstacle)) {
            return new Whole(
                    ran.size(), sum(ran), Duration.ZERO, afterDown, nothing(), Optional.of(obstacle.message()));
        }
        var up = field.runner().up(set, Optional.empty());
        var failure =
                up instanceof Stopped stopped ? Optional.of(stopped.obstacle().message()) : Optional.<String>empty();
        return new Whole(
                down.ran().size(),
                sum(down.ran()),
                sum(up.ran()),
                afterDown,
                failure.isEmpty() ? top.to(field.schema()) : nothing(),
                failure);
    }

    static Duration sum(List<Ran> ran) {
        return ran.stream().map(RunResult.Ran::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static SchemaDifference nothing() {
        return new SchemaDifference(List.of());
    }
}
