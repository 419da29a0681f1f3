package dev.slipway.deploy.schema;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.parts.Database;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds a target's database in targets.yaml, as it is now. */
public final class ConfiguredSchemas implements TargetSchemas {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<Operations> operations;
    private final Secrets secrets;
    private final InstantSource clock;

    public ConfiguredSchemas(Supplier<Operations> operations, Secrets secrets, InstantSource clock) {
        this.operations = operations;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Optional<TargetSchema> of(Target target) {
        return operations
                .get()
                .rules(target)
                .map(TargetRules::parts)
                .flatMap(parts -> parts.database())
                .map(database -> new PostgresSchema(
                        () -> reached(database), database.backup().recovery().rowsUnasked(), clock));
    }

    private TargetDatabase reached(Database database) {
        try {
            return TargetDatabase.of(database.address(), secrets, PATIENCE);
        } catch (Unreachable malformed) {
            throw new GiveUp(
                    "database-address", malformed.what() + "; " + malformed.fix() + ".", "migrations-not-planned");
        }
    }
}
