package dev.slipway.cli.backup;

import dev.slipway.backup.vault.Note;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a backup whatever the rules say, until somebody lets it go again. */
@Command(name = "pin", description = "Keep a backup until it is unpinned, whatever the rules say.")
final class PinCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "The backup; see `slipway backup list`.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it has to stay.")
    private String reason = "";

    @Mixin
    private VaultChoice vaults;

    @Mixin
    private DataOptions data;

    @Override
    protected ExitCode run() {
        var kept = vaults.find(id, shell(), data);
        kept.note(new Note(Note.Kind.PINNED, shell().clock().instant(), Operator.of(shell()), reason));
        screen().line("Backup " + id + " of " + kept.depot().target() + " stays until it is unpinned: " + reason + ".");
        return ExitCode.DONE;
    }
}
