package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says no: one is enough to stop what has not begun. */
@Command(name = "deny", description = "Say no to a request that waits; it is rejected, whoever else said yes.")
public final class DenyCommand extends ShellCommand {

    @Parameters(paramLabel = "ID", description = "Id of the request.")
    private String subject = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for who asked.")
    private String reason = "";

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        var target = WhereAsked.target(subject, asking.broker(shell()));
        return asking.decide(
                shell(), "Said no to " + subject + " on " + target, forms -> forms.deny(target, subject, reason));
    }
}
