package dev.slipway.cli.environment;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import picocli.CommandLine.Command;

/** Everything about an application's variables that can be settled before anybody asks for a deployment. */
@Command(
        name = "env",
        description = "Check variables against what slipway.yaml declares, and write templates for them.",
        subcommands = {CheckCommand.class, TemplateCommand.class})
public final class EnvironmentCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage("say what to do: `slipway env check` or `slipway env template`");
    }
}
