package dev.slipway.cli.backup;

import dev.slipway.backup.Amount;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.Fate;
import dev.slipway.backup.vault.PrunePlan;
import dev.slipway.backup.watch.NeededBackups;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.BrokerOptions;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.tell.Paint;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what the rules let go; the log tells what a release still needs. */
@Command(name = "prune", description = "Remove the backups that the rules let go; says of each why it goes or stays.")
final class PruneCommand extends ShellCommand {

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Mixin
    private Sureness sure;

    @Mixin
    private VaultChoice vaults;

    @Mixin
    private BrokerOptions connection;

    @Override
    protected ExitCode run() {
        var depots = vaults.depots(shell(), connection.data());
        try (var log = EventLog.open(connection.broker(shell()), Extent.everything())) {
            var needed = new NeededBackups();
            log.rest().forEach(recorded -> needed.see(recorded.event()));
            var plans = depots.stream()
                    .map(depot -> new Planned(depot, planned(depot, needed.of(depot.target()))))
                    .toList();
            plans.forEach(this::tell);
            if (!dryRun) {
                carryOut(plans);
            }
            return ExitCode.DONE;
        }
    }

    private record Planned(Depot depot, PrunePlan plan) {}

    private static PrunePlan planned(Depot depot, Map<BackupId, String> needed) {
        try (var vault = depot.open()) {
            return vault.plan(depot.target(), depot.rules().keeping(), needed);
        }
    }

    private void tell(Planned planned) {
        var plan = planned.plan();
        screen().line(Paint.BOLD.on(plan.target().toString(), screen()));
        plan.fates()
                .forEach(fate -> screen().line("  " + verb(fate) + fate.backup().id() + "  "
                        + Amount.of(fate.backup().stored()) + "  " + fate.why()));
        screen().line(
                        plan.goes().isEmpty()
                                ? "  Nothing goes."
                                : "  " + plan.goes().size() + " would go and free " + Amount.of(plan.freed()) + ".");
    }

    private String verb(Fate fate) {
        return switch (fate) {
            case Fate.Goes _ -> Paint.RED.on("goes   ", screen());
            case Fate.Stays _ -> "stays  ";
        };
    }

    private void carryOut(List<Planned> plans) {
        var going = plans.stream()
                .filter(planned -> !planned.plan().goes().isEmpty())
                .toList();
        if (going.isEmpty()) {
            return;
        }
        var number =
                going.stream().mapToInt(planned -> planned.plan().goes().size()).sum();
        sure.of("Remove " + number + (number == 1 ? " backup" : " backups") + " for good?", shell());
        for (var planned : going) {
            try (var vault = planned.depot().open()) {
                vault.prune(planned.plan())
                        .forEach(
                                gone -> screen().line("removed " + gone.backup().id() + ": " + gone.why()));
            }
        }
    }
}
