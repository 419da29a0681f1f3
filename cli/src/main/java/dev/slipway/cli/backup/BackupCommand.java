package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import picocli.CommandLine.Command;

/** Everything about backups but putting them back. */
@Command(
        name = "backup",
        description = "Take backups, look at them, and say which are kept.",
        subcommands = {
            TakeCommand.class,
            ListCommand.class,
            ShowCommand.class,
            PruneCommand.class,
            PinCommand.class,
            UnpinCommand.class
        })
public final class BackupCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage(
                "say what to do: `slipway backup take`, `list`, `show ID`, `prune`, `pin ID` or `unpin ID`");
    }
}
