package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * An empty database that a superuser lends to a role without power while a dump is restored into it, because a dump makes
 * the server run whatever its author has written.
 *
 * @param connection of the superuser with this database
 * @param role the name of that role, which nobody has yet
 */
public record LentDatabase(DatabaseUrl url, Connection connection, String role) {

    /** What pg_restore complained about. Afterwards all of it belongs to whom the database belonged before. */
    public List<String> restore(DatabasePicture original, InputStream dump, GuardedRestore how, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException, SQLException {
        var password = UUID.randomUUID() + "-" + UUID.randomUUID();
        try (var statement = connection.createStatement()) {
            var lent = statement.enquoteIdentifier(role, true);
            var owner = statement.enquoteIdentifier(owner(statement), true);
            statement.execute("create role " + lent + " login password '" + password + "'");
            try {
                statement.execute(
                        "alter database " + statement.enquoteIdentifier(url.database(), true) + " owner to " + lent);
                var place = new RestorePlace(url.as(role, password), url);
                return how.into(place, original, dump, progress);
            } finally {
                new EventTriggers(connection).asleep(() -> {
                    statement.execute("reassign owned by " + lent + " to " + owner);
                    statement.execute("drop owned by " + lent);
                });
                statement.execute("drop role " + lent);
            }
        }
    }

    private static String owner(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "select pg_get_userbyid(datdba) from pg_database where datname = current_database()")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
