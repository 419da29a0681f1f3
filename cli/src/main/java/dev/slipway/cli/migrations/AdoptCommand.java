package dev.slipway.cli.migrations;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.migrations.Version;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over a database that was migrated without Slipway until now. */
@Command(
        name = "adopt",
        description = "Take over what Prisma or Flyway has applied to a database, so that it is never run again.")
final class AdoptCommand extends ShellCommand {

    @Mixin
    private FolderChoice folder;

    @Mixin
    private DatabaseChoice database;

    @Option(
            names = "--up-to",
            paramLabel = "VERSION",
            description = "Take the database for migrated up to this version, whatever any tool has noted.")
    private Optional<String> upTo;

    @Override
    protected ExitCode run() {
        var set = folder.read(shell());
        var url = database.url(shell());
        var version = upTo.map(Version::new);
        ByHand.change(
                shell(),
                url,
                runner -> version.map(each -> runner.adopt(set, each)).orElseGet(() -> runner.adopt(set)));
        screen().line("The database " + url + " is taken over; see `slipway migrations status`.");
        return ExitCode.DONE;
    }
}
