package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.release.Target;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for the way back; while a deployment runs, this stops and undoes it. */
@Command(name = "rollback", description = "Go back to an earlier release.")
public final class RollbackCommand extends ShellCommand {

    @Parameters(paramLabel = "APP/ENV", description = "The target, such as shop/production.")
    private String target = "";

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "Release to go back to; else the one before the present one.")
    private Optional<String> version;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for those who read the log.")
    private String reason = "";

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        var where = Target.parse(target);
        var sentence = "Asked for a rollback of " + where
                + version.map(to -> " to " + to).orElse("");
        return asking.ask(shell(), sentence, forms -> forms.rollback(where, version, reason));
    }
}
