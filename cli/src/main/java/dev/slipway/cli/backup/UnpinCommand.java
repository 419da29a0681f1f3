package dev.slipway.cli.backup;

import dev.slipway.backup.vault.Note;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leaves a backup to the rules again. */
@Command(name = "unpin", description = "Leave a pinned backup to the rules again.")
final class UnpinCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "The backup; see `slipway backup list`.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why it need not stay any more.")
    private String reason = "";

    @Mixin
    private VaultChoice vaults;

    @Mixin
    private DataOptions data;

    @Override
    protected ExitCode run() {
        var kept = vaults.find(id, shell(), data);
        kept.note(new Note(Note.Kind.UNPINNED, shell().clock().instant(), Operator.of(shell()), reason));
        screen().line("Backup " + id + " of " + kept.depot().target() + " is left to the rules again" + ".");
        return ExitCode.DONE;
    }
}
