package dev.slipway.cli.backup;

import dev.slipway.backup.Vaults;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.cli.connect.StoreOptions;
import dev.slipway.release.Target;
import dev.slipway.runtime.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command gets at the vaults themselves, with the operator's file and keys and without the pipeline. */
final class VaultChoice {

    @Option(
            names = "--target",
            paramLabel = "APP/ENV",
            description = "Only this target's, such as shop/production; else those of every target with a database.")
    private Optional<String> target;

    @Mixin
    private TargetsChoice targets;

    @Mixin
    private StoreOptions store;

    List<Depot> depots(Shell shell, DataOptions data) {
        var vaults = new Vaults(() -> store.address(shell, data), new Secrets(shell.environment()), shell.clock());
        var depots = new ArrayList<Depot>();
        targets.withDatabase(target, shell, data).forEach((of, rules) -> depots.add(new Depot(of, rules, vaults)));
        return depots;
    }

    /** For what is asked of one target alone. */
    Target target(Shell shell, DataOptions data) {
        return targets.one(target, shell, data);
    }

    /** The backup of that name, whosever it is. */
    Kept find(String id, Shell shell, DataOptions data) {
        var depots = depots(shell, data);
        return depots.stream()
                .flatMap(depot -> depot.find(new BackupId(id)).stream())
                .findFirst()
                .orElseThrow(() -> CannotGoOn.usage("there is no backup " + id + " of "
                        + depots.stream()
                                .map(depot -> depot.target().toString())
                                .collect(Collectors.joining(", "))
                        + "; `slipway backup list` names those there are"));
    }
}
