package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a request to be stopped; what it has done already is undone. */
@Command(name = "cancel", description = "Stop a request that waits or runs, and undo what it did.")
public final class CancelCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "Id of the request.")
    private String subject = "";

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
        var target = WhereAsked.target(subject, asking.broker(shell()));
        return asking.ask(
                shell(),
                "Asked to cancel " + subject + " on " + target,
                forms -> forms.cancel(target, subject, reason));
    }
}
