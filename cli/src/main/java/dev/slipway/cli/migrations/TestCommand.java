package dev.slipway.cli.migrations;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.log.EventJson;
import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.migrations.trial.TrialGround;
import dev.slipway.migrations.trial.UpDownUp;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs migrations up, down and up again on a PostgreSQL server of its own; for CI, before anybody asks for a deployment. */
@Command(name = "test", description = "Run migrations up, down and up again on a scratch PostgreSQL server.")
final class TestCommand extends ShellCommand {

    @Mixin
    private FolderChoice folder;

    @Option(names = "--postgres", paramLabel = "MAJOR", description = "The major version to try on; else the newest.")
    private Optional<Integer> major;

    @Option(
            names = "--with-extension",
            paramLabel = "NAME",
            description = "An extension that production has already; a superuser creates it. May be repeated.")
    private List<String> extensions = new ArrayList<>();

    @Option(
            names = "--with-role",
            paramLabel = "NAME",
            description = "A role that production has already. May be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Override
    protected ExitCode run() throws SQLException {
        var set = folder.read(shell());
        var wanted = major.map(OptionalInt::of).orElse(OptionalInt.empty());
        screen().passing("starting a PostgreSQL server for " + set.migrations().size() + " migrations");
        try (var server = ScratchPostgres.start(PostgresBinaries.find(shell().environment(), wanted), Map.of())) {
            var report = UpDownUp.of(set, server, new TrialGround(extensions, roles), shell().clock());
            screen().wipe();
            if (json) {
                screen().line(EventJson.text(TrialJson.of(set, report)));
            } else {
                new TrialSentences(screen()).tell(set, report);
            }
            return report.passed() ? ExitCode.DONE : ExitCode.REJECTED;
        } catch (CannotStart e) {
            throw new CannotGoOn(ExitCode.UNEXPECTED, String.valueOf(e.getMessage()), e);
        }
    }
}
