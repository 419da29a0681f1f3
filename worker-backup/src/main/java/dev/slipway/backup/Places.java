package dev.slipway.backup;

import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.HostTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.container.ContainerTools;
import dev.slipway.backup.vault.Vault;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.parts.Database;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a target's database and its backups are, as the operator's side has it at this moment. */
final class Places {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<Operations> operations;
    private final Secrets secrets;
    private final Vaults vaults;

    Places(Supplier<Operations> operations, Secrets secrets, Vaults vaults) {
        this.operations = operations;
        this.secrets = secrets;
        this.vaults = vaults;
    }

    Database database(Target target) {
        return rules(target)
                .map(TargetRules::parts)
                .flatMap(parts -> parts.database())
                .orElseThrow(() -> new GiveUp(
                        "nothing-to-back-up",
                        "targets.yaml names no `database` for " + target + " any more",
                        "backup-refused"));
    }

    private Optional<TargetRules> rules(Target target) {
        return operations.get().rules(target);
    }

    DatabaseUrl url(Target target) {
        try {
            return TargetDatabase.of(database(target).address(), secrets, PATIENCE)
                    .url();
        } catch (Unreachable malformed) {
            throw new GiveUp("database-address", malformed.getMessage() + "; " + malformed.fix(), "backup-refused");
        }
    }

    /** Programs that fit the server as it is now: this host's, or else those of the container that it runs in. */
    ClientTools tools(Target target) throws PostgresTrouble {
        var major = ServerVersion.of(url(target));
        try {
            return toolsOf(major);
        } catch (PostgresTrouble notHere) {
            var container = database(target).container();
            if (container.isEmpty()) {
                throw notHere;
            }
            return inside(target, container.get());
        }
    }

    private ClientTools inside(Target target, String container) throws PostgresTrouble {
        var engines = rules(target).map(TargetRules::parts).orElseThrow().engines();
        if (engines.isEmpty()) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.TOOLS,
                    "the database of " + target + " runs in the container " + container
                            + ", and targets.yaml names no engine for that",
                    "name it in `engines`");
        }
        try {
            return ContainerTools.owning(EngineLine.open(engines.getFirst(), secrets, PATIENCE), container);
        } catch (Unreachable engine) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.UNREACHABLE, String.valueOf(engine.getMessage()), engine.fix(), engine);
        }
    }

    ClientTools toolsOf(int major) throws PostgresTrouble {
        return HostTools.find(Map.copyOf(System.getenv()), major);
    }

    Vault vault(Target target) {
        return vaults.of(database(target).backup());
    }

    Secrets secrets() {
        return secrets;
    }
}
