package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.request.Asking;
import dev.slipway.release.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a backup in the place of the database; what that loses is counted, and somebody has to say yes to it. */
@Command(
        name = "restore",
        description = "Put a backup in the place of the database. What has come since is counted first, and nothing"
                + " happens until somebody approves of losing it.")
public final class RestoreCommand extends ShellCommand {

    @Option(
            names = "--backup",
            paramLabel = "ID",
            required = true,
            description = "The backup; see `slipway backup list`.")
    private String backup = "";

    @Option(
            names = "--target",
            paramLabel = "APP/ENV",
            description = "The target, such as shop/production; else the only one with a database.")
    private Optional<String> target;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who read the log.")
    private String reason = "";

    @Mixin
    private Sureness sure;

    @Mixin
    private TargetsChoice targets;

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        if (reason.isBlank()) {
            throw CannotGoOn.usage("a restore needs a --reason, because others lose what they have written since");
        }
        Target where = targets.one(target, shell(), asking.data());
        sure.of("Put backup " + backup + " in the place of the database of " + where + "?", shell());
        return asking.decide(
                shell(),
                "Asked to put backup " + backup + " back into " + where,
                forms -> forms.restore(where, backup, reason));
    }
}
