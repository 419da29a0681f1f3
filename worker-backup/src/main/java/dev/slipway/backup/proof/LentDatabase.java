package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * An empty database that a superuser lends to a role without power while a dump is restored into it, because a dump makes
 * the server run whatever its author has written.
 */
public record LentDatabase(DatabaseUrl url, Connection connection) {

    /** What pg_restore complained about. Afterwards the database belongs to whom it belonged before. */
    public List<String> restore(DatabasePicture original, InputStream dump, ClientTools tools, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        var name = "slipway_" + UUID.randomUUID().toString().replace("-", "");
        var password = UUID.randomUUID() + "-" + UUID.randomUUID();
        var owner = owner();
        execute("create role %s login password '%s'".formatted(name, password));
        try {
            execute("alter database " + quoted(url.database()) + " owner to " + name);
            var place = new RestorePlace(url.as(name, password), url);
            return new GuardedRestore(tools, Guard.NONE).into(place, original, dump, progress);
        } finally {
            execute("reassign owned by " + name + " to " + quoted(owner));
            execute("drop owned by " + name);
            execute("drop role " + name);
        }
    }

    private String owner() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pg_get_userbyid(datdba) from pg_database where datname = current_database()")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
