package dev.slipway.backup.postgres;

import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Two servers for all tests of a run: one has the databases that are backed up, the other takes copies. */
public final class SampleServers {

    private static final ScratchPostgres ORIGINALS = start();
    private static final Login COPIES = start().newDatabase().superuser();

    private SampleServers() {}

    public static ScratchDatabase original() {
        return ORIGINALS.newDatabase();
    }

    /** The superuser of the server for copies. */
    public static Login copies() {
        return COPIES;
    }

    public static ScratchPostgres start() {
        var binaries = PostgresBinaries.find(System.getenv(), OptionalInt.empty());
        return ScratchPostgres.start(
                binaries, Map.of("wal_level", "replica", "max_locks_per_transaction", "256", "autovacuum", "off"));
    }

    public static HostTools tools() throws PostgresTrouble {
        return HostTools.find(System.getenv(), ORIGINALS.binaries().major());
    }

    public static DatabaseDump dump(Login login) throws PostgresTrouble {
        return new DatabaseDump(DatabaseUrl.of(login), tools(), DumpSettings.USUAL);
    }

    public static void execute(Login login, String sql) {
        try (var connection = login.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static List<String> ask(Login login, String sql) {
        try (var connection = login.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(String.valueOf(rows.getString(1)));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
