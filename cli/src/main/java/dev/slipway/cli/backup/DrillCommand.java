package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.request.Asking;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Practises what nobody wants to do for the first time when it burns. */
@Command(
        name = "drill",
        description = "Practise recovery where it harms nobody.",
        subcommands = DrillCommand.Restore.class)
public final class DrillCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to practise: `slipway drill restore`");
    }

    /** Puts the last proven backup back into an empty place, and tells how long that takes and how old the data is. */
    @Command(
            name = "restore",
            description = "Restore the last proven backup into an empty place; tells how long that takes (RTO) and how"
                    + " old the data would be (RPO).")
    static final class Restore extends ShellCommand {

        @Option(
                names = "--target",
                paramLabel = "APP/ENV",
                description = "The target, such as shop/production; else the only one with a database.")
        private Optional<String> target;

        @Mixin
        private TargetsChoice targets;

        @Mixin
        private Asking asking;

        @Override
        protected ExitCode run() {
            var where = targets.one(target, shell(), asking.data());
            return asking.decide(
                    shell(), "Asked to practise a restore of " + where, forms -> forms.drill(where, "restore"));
        }
    }
}
