package dev.slipway.cli.backup;

import dev.slipway.backup.Amount;
import dev.slipway.backup.vault.Backup;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.tell.Paint;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what there is to put back. */
@Command(name = "list", description = "List the backups, newest first.")
final class ListCommand extends ShellCommand {

    private static final String ROW = "  %-32s %-20s %-10s %10s  %-10s  %s";

    @Mixin
    private VaultChoice vaults;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Override
    protected ExitCode run() {
        var shelves = vaults.depots(shell(), data).stream().map(Shelf::of).toList();
        if (json) {
            screen().line(EventJson.text(Map.of(
                    "backups",
                    shelves.stream()
                            .flatMap(shelf -> shelf.kept().stream())
                            .map(BackupJson::brief)
                            .toList(),
                    "unreadable",
                    shelves.stream()
                            .flatMap(shelf -> shelf.unreadable().stream())
                            .map(BackupJson::of)
                            .toList())));
        } else {
            shelves.forEach(this::tell);
        }
        return ExitCode.DONE;
    }

    private void tell(Shelf shelf) {
        var target = shelf.depot().target();
        if (shelf.kept().isEmpty()) {
            screen().line("There is no backup of " + target + " yet; `slipway backup take " + target + "` makes one.");
        } else {
            screen().line(Paint.BOLD.on(target.toString(), screen()));
            screen().line(Paint.DIM.on(row("backup", "taken", "class", "size", "", "for"), screen()));
            shelf.kept().forEach(kept -> screen().line(line(kept.backup())));
        }
        shelf.unreadable()
                .forEach(unreadable -> screen().line("  " + Paint.RED.on(unreadable.id(), screen())
                        + " cannot be read and is left alone: " + unreadable.reason()));
    }

    private static String line(Backup backup) {
        return row(
                        backup.id().value(),
                        backup.manifest()
                                .finished()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        backup.manifest().kept().name().toLowerCase(Locale.ROOT),
                        Amount.of(backup.stored()),
                        backup.isProven() ? "proven" : "not proven",
                        backup.manifest().origin().request())
                + backup.pin().map(pin -> "  pinned: " + pin.text()).orElse("");
    }

    private static String row(String... columns) {
        return String.format(Locale.ROOT, ROW, (Object[]) columns);
    }
}
