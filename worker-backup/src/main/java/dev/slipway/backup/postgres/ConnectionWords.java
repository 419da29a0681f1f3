package dev.slipway.backup.postgres;

import dev.slipway.migrations.database.DatabaseUrl;

/** Names a database to a program that must be given one, so that no name is taken for more than a name. */
public final class ConnectionWords {

    private ConnectionWords() {}

    public static String of(DatabaseUrl url) {
        return "dbname='" + url.database().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
