package dev.slipway.cli.backup;

import dev.slipway.backup.Amount;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.cli.log.EventJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is known of one backup. */
@Command(name = "show", description = "Show what a backup is of, what it consists of, and what became known about it.")
final class ShowCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "The backup; see `slipway backup list`.")
    private String id = "";

    @Mixin
    private VaultChoice vaults;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Override
    protected ExitCode run() {
        var kept = vaults.find(id, shell(), data);
        if (json) {
            screen().line(EventJson.text(BackupJson.whole(kept)));
        } else {
            tell(kept);
        }
        return ExitCode.DONE;
    }

    private void tell(Kept kept) {
        var backup = kept.backup();
        var manifest = backup.manifest();
        screen().line("backup " + backup.id() + " of " + manifest.target());
        field("taken", seconds(manifest.started()) + " to " + seconds(manifest.finished()));
        field("class", manifest.kept().name().toLowerCase(Locale.ROOT));
        field(
                "for",
                "request " + manifest.origin().request() + ", by "
                        + manifest.origin().by());
        field(
                "database",
                manifest.source().identity() + ", " + manifest.source().serverVersion());
        field(
                "sealed",
                manifest.sealed().cipher()
                        + BackupJson.keyOf(backup)
                                .map(key -> " under the key `" + key + "`")
                                .orElse("")
                        + ", packed with " + manifest.sealed().compression());
        new TreeMap<>(manifest.facts()).forEach(this::field);
        manifest.objects()
                .forEach(entry -> field(
                        "object",
                        entry.name() + ", " + Amount.of(entry.size()) + ", in the store "
                                + Amount.of(entry.stored().size()) + ", SHA-256 "
                                + entry.stored().sha256()));
        field("size", Amount.of(backup.stored()) + " in the store");
        backup.notes()
                .forEach(note -> field(
                        note.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        seconds(note.at()) + " by " + note.by() + (note.text().isEmpty() ? "" : ": " + note.text())));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private void field(String name, String value) {
        screen().line(String.format(Locale.ROOT, "  %-12s %s", name, value));
    }
}
