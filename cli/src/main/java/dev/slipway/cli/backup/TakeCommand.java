package dev.slipway.cli.backup;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.request.Asking;
import dev.slipway.release.backup.RetentionClass;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a backup although nothing is deployed. */
@Command(name = "take", description = "Ask for a backup now; it is proven like any other.")
final class TakeCommand extends ShellCommand {

    @Parameters(
            paramLabel = "APP/ENV",
            arity = "0..1",
            description = "The target, such as shop/production; else the only one with a database.")
    private Optional<String> target;

    @Option(
            names = "--retention",
            paramLabel = "CLASS",
            defaultValue = "daily",
            description = "By which rule it is kept: ${COMPLETION-CANDIDATES}; else ${DEFAULT-VALUE}.")
    private RetentionClass kept = RetentionClass.DAILY;

    @Mixin
    private TargetsChoice targets;

    @Mixin
    private Asking asking;

    @Override
    protected ExitCode run() {
        var where = targets.one(target, shell(), asking.data());
        return asking.ask(shell(), "Asked for a backup of " + where, forms -> forms.backup(where, kept));
    }
}
