package dev.slipway.backup;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.SQLException;

/** Which major version a server is of, before anything is begun that depends on it. */
final class ServerVersion {

    private ServerVersion() {}

    static int of(DatabaseUrl url) throws PostgresTrouble {
        try (var connection = url.open()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failed) {
            throw SqlTrouble.of(url + " cannot be asked for its version", failed);
        }
    }
}
