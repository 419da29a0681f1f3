package dev.slipway.cli.migrations;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.tell.Paint;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.history.ForeignHistory;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.history.Standing;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the files with what a database has seen; changes nothing there. */
@Command(name = "status", description = "Show which migrations a database has seen, and which it has not.")
final class StatusCommand extends ShellCommand {

    @Mixin
    private FolderChoice folder;

    @Mixin
    private DatabaseChoice database;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    /** What was found out. */
    private record Found(Standing standing, Optional<ForeignHistory> foreign) {

        List<Problem> problems() {
            return standing.problems();
        }
    }

    @Override
    protected ExitCode run() {
        var set = folder.read(shell());
        var found = found(set);
        if (json) {
            screen().line(EventJson.text(asJson(found)));
        } else {
            tell(found);
        }
        return found.problems().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private Found found(MigrationSet set) {
        var url = database.url(shell());
        try (var connection = url.dataSource().getConnection()) {
            var history = HistoryTable.read(connection);
            var standing = Standing.of(set, history);
            return new Found(
                    standing, history.entries().isEmpty() ? ForeignHistory.find(connection) : Optional.empty());
        } catch (SQLException e) {
            throw DatabaseChoice.unreachable(url, e);
        }
    }

    private void tell(Found found) {
        found.standing()
                .applied()
                .forEach(entry -> screen().line("  " + Paint.GREEN.on("applied  ", screen()) + entry.name() + " at "
                        + entry.startedAt() + " by " + entry.deployment()));
        found.standing()
                .pending()
                .forEach(migration -> screen().line("  " + Paint.YELLOW.on("pending  ", screen()) + migration.name()));
        found.problems().forEach(problem -> screen().line("  " + Paint.RED.on("problem  ", screen()) + problem));
        found.foreign()
                .ifPresent(foreign -> screen().line(foreign.tool().title() + " has applied "
                        + foreign.noted().size() + " migrations here (" + foreign.table()
                        + "); take them over once with `slipway migrations adopt`."));
        if (found.problems().isEmpty() && found.standing().pending().isEmpty()) {
            screen().line("The database has seen all of them.");
        }
    }

    private static Map<String, Object> asJson(Found found) {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "applied",
                found.standing().applied().stream().map(StatusCommand::asJson).toList());
        json.put(
                "pending",
                found.standing().pending().stream().map(Object::toString).toList());
        json.put(
                "missing",
                found.standing().missing().stream().map(HistoryEntry::name).toList());
        json.put("problems", TrialJson.problems(found.problems()));
        found.foreign().ifPresent(foreign -> json.put("foreign", foreign.tool().title()));
        return json;
    }

    private static Map<String, Object> asJson(HistoryEntry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("migration", entry.name());
        json.put("at", entry.startedAt().toString());
        json.put("deployment", entry.deployment());
        entry.duration().ifPresent(duration -> json.put("millis", duration.toMillis()));
        return json;
    }
}
