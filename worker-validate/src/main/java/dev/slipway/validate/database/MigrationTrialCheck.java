package dev.slipway.validate.database;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.migrations.trial.ForwardTrial;
import dev.slipway.migrations.trial.TrialGround;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.part.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Whether PostgreSQL itself takes the migrations, tried on an empty server: nothing else knows its dialect as well. */
public final class MigrationTrialCheck implements ContentCheck {

    private final Reach reach;
    private final InstantSource clock;

    public MigrationTrialCheck(Reach reach, InstantSource clock) {
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "migration-trial";
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) throws InterruptedException {
        var set = ReleaseMigrations.in(contents);
        return set.isEmpty()
                ? ReleaseMigrations.NONE
                : DatabaseLook.of(candidate, reach, (database, _) -> look(database, set.get()));
    }

    private Finding look(TargetDatabase database, MigrationSet set) throws Unreachable {
        if (!ForwardTrial.isPossible(set)) {
            return Finding.notApplicable(
                    "the files have problems that leave nothing to try; the check `migrations` says which");
        }
        var ground = database.ask(MigrationTrialCheck::ground);
        try (var server =
                ScratchPostgres.start(PostgresBinaries.find(System.getenv(), OptionalInt.empty()), Map.of())) {
            return ForwardTrial.refusal(set, server, ground, reach.patience(), clock)
                    .map(MigrationTrialCheck::refused)
                    .orElseGet(
                            () -> Finding.pass("PostgreSQL " + server.binaries().major() + " has taken all "
                                    + set.migrations().size() + " migrations on an empty database"));
        } catch (CannotStart | SQLException impossible) {
            return Finding.warn(
                    "the migrations could not be tried: " + impossible.getMessage(),
                    "install a PostgreSQL server, with the extensions that the database has, where worker-validate runs");
        }
    }

    private static Finding refused(String words) {
        return Finding.fail(
                "migration-refused",
                "PostgreSQL refuses the migrations on an empty database: " + words,
                "correct them, and try them with `slipway migrations test`");
    }

    /** What the real database has from elsewhere, so that a trial misses nothing that will be there. */
    private static TrialGround ground(Connection connection) throws SQLException {
        return new TrialGround(
                names(connection, "select extname from pg_extension where extname <> 'plpgsql' order by 1"),
                names(
                        connection,
                        "select rolname from pg_roles where rolname !~ '^pg_' and not rolsuper"
                                + " and rolname <> current_user order by 1 limit 500"));
    }

    private static List<String> names(Connection connection, String question) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
