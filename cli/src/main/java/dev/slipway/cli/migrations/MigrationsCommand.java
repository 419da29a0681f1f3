package dev.slipway.cli.migrations;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import picocli.CommandLine.Command;

/** Everything about migrations that is done by hand or by CI. */
@Command(
        name = "migrations",
        description = "Try migrations, and compare them with what a database has seen.",
        subcommands = {TestCommand.class, StatusCommand.class, AdoptCommand.class, SettleCommand.class})
public final class MigrationsCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to do: `slipway migrations test` or `slipway migrations status`");
    }
}
