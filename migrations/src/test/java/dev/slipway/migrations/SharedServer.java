package dev.slipway.migrations;

import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One PostgreSQL server for all tests of a run, because starting one takes longer than most of them; it ends with the JVM. */
public final class SharedServer {

    private static final ScratchPostgres SERVER = ScratchPostgres.start();

    private SharedServer() {}

    public static ScratchPostgres server() {
        return SERVER;
    }

    public static ScratchDatabase newDatabase() {
        return SERVER.newDatabase();
    }

    public static void execute(Login login, String sql) {
        try (var connection = login.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row, as text. */
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
