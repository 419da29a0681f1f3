package dev.slipway.backup.loss;

import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The databases of a server as seen from one of the others. */
record Databases(Connection connection) {

    private static final String QUERY = """
            select d.datname, d.datallowconn, coalesce(shobj_description(d.oid, 'pg_database'), '')
            from pg_database d""";

    /** One of them; the remark is what `comment on database` has left. */
    record Found(boolean open, String remark) {}

    Map<String, Found> list() throws SQLException {
        var found = new HashMap<String, Found>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                found.put(
                        rows.getString(1),
                        new Found(rows.getBoolean(2), Objects.requireNonNullElse(rows.getString(3), "")));
            }
        }
        return found;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String literal(String text) {
        return (text.contains("\\") ? " E'" : "'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** A session in another database of the server. */
    static Connection beside(DatabaseUrl url) throws SQLException {
        return url.to(url.database().equals("postgres") ? "template1" : "postgres")
                .open();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
