package dev.slipway.cli.migrations;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.migrations.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what became of a migration without a transaction that was cut off, after a person has looked. */
@Command(
        name = "settle",
        description = "Say what became of a migration without a transaction that was cut off in the middle.")
final class SettleCommand extends ShellCommand {

    @Parameters(paramLabel = "VERSION", description = "The version of the migration, as the message names it.")
    private String version = "";

    @Option(names = "--as", required = true, description = "done: all of it is there now. void: nothing of it is left.")
    private Settlement settlement = Settlement.VOID;

    @Mixin
    private DatabaseChoice database;

    private enum Settlement {
        DONE,
        VOID
    }

    @Override
    protected ExitCode run() {
        var settled = new Version(version);
        var url = database.url(shell());
        ByHand.change(shell(), url, runner -> runner.settle(settled, settlement == Settlement.DONE));
        screen().line("Version " + settled + " is settled; the next run goes on from there.");
        return ExitCode.DONE;
    }
}
