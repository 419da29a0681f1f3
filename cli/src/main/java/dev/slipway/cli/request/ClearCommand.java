package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.release.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a person has looked after a held target; what was found goes into the log under that person's key. */
@Command(name = "clear", description = "Give a held target free again.")
public final class ClearCommand extends ShellCommand {

    @Parameters(paramLabel = "APP/ENV", description = "The target, such as shop/production.")
    private String target = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "What was found and done.")
    private String reason = "";

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        var where = Target.parse(target);
        return asking.ask(shell(), "Asked to give " + where + " free", forms -> forms.clear(where, reason));
    }
}
