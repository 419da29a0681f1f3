package dev.slipway.validate.database;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.history.ForeignHistory;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.history.Standing;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.part.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the migrations of a release go on from where the database stands; what was applied must not have changed. */
public final class PendingMigrationsCheck implements ContentCheck {

    /** What is wrong with the files alone is for the check `migrations`. */
    private static final Set<Kind> ABOUT_HISTORY =
            EnumSet.of(Kind.EDITED, Kind.OUT_OF_ORDER, Kind.FILE_MISSING, Kind.CUT_OFF);

    private static final int NAMED = 10;

    private final Reach reach;

    public PendingMigrationsCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public String id() {
        return "pending-migrations";
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) throws InterruptedException {
        var set = ReleaseMigrations.in(contents);
        return set.isEmpty()
                ? ReleaseMigrations.NONE
                : DatabaseLook.of(candidate, reach, (database, _) -> look(database, set.get()));
    }

    /** What a database says about its migrations, in Slipway's words and in those of another tool. */
    private record Seen(Standing standing, Optional<ForeignHistory> foreign) {

        static Seen of(MigrationSet set, Connection connection) throws SQLException {
            var history = HistoryTable.read(connection);
            return new Seen(
                    Standing.of(set, history),
                    history.entries().isEmpty() ? ForeignHistory.find(connection) : Optional.empty());
        }
    }

    private static Finding look(TargetDatabase database, MigrationSet set) throws Unreachable {
        var seen = database.ask(connection -> Seen.of(set, connection));
        var foreign = seen.foreign().filter(history -> !history.noted().isEmpty());
        if (foreign.isPresent()) {
            return Finding.fail(
                    "migrations-not-adopted",
                    foreign.get().tool().title() + " has applied "
                            + foreign.get().noted().size() + " migrations to " + database,
                    "take them over once with `slipway migrations adopt`, so that nothing is run twice");
        }
        var problems = seen.standing().problems().stream()
                .filter(problem -> ABOUT_HISTORY.contains(problem.kind()))
                .map(Problem::toString)
                .toList();
        return problems.isEmpty() ? Finding.pass(told(database, seen.standing())) : drifted(database, problems);
    }

    private static Finding drifted(TargetDatabase database, List<String> problems) {
        return Finding.failAll(
                "migrations-drifted",
                "the migrations do not go on from where " + database + " stands: " + problems.getFirst(),
                "compare with `slipway migrations status`",
                problems);
    }

    private static String told(TargetDatabase database, Standing standing) {
        var pending = standing.pending();
        var names = String.join(
                ", ", pending.stream().limit(NAMED).map(Migration::name).toList());
        return standing.applied().size() + " migrations are applied to " + database + ", "
                + (pending.isEmpty() ? "none is pending" : pending.size() + " pending: " + names)
                + (pending.size() > NAMED ? ", …" : "");
    }
}
