package dev.slipway.validate.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where and how a PostgreSQL server writes its data, as far as it tells.
 *
 * @param encryption by what it encrypts by itself; PostgreSQL as such cannot, some of its descendants can
 * @param folder its data folder, if the server and the user allow to know it
 */
record StorageFacts(List<String> encryption, Optional<Path> folder, boolean local) {

    private static final String ENCRYPTION = """
            select 'extension ' || extname from pg_extension where extname = 'pg_tde'
            union all
            select name from pg_settings
             where name in ('data_encryption_key_unwrap_command', 'encryption_key_command', 'cluster_passphrase_command')
               and setting <> ''
            """;

    private static final String PLACE = """
            select (select setting from pg_settings where name = 'data_directory') as folder,
                   coalesce(inet_server_addr() <<= '127.0.0.0/8' or inet_server_addr() = '::1', true) as local
            """;

    static StorageFacts of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var encryption = new ArrayList<String>();
            try (var rows = statement.executeQuery(ENCRYPTION)) {
                while (rows.next()) {
                    encryption.add(rows.getString(1));
                }
            }
            try (var row = statement.executeQuery(PLACE)) {
                row.next();
                return new StorageFacts(
                        encryption,
                        Optional.ofNullable(row.getString("folder"))
                                .filter(folder -> !folder.isEmpty())
                                .map(Path::of),
                        row.getBoolean("local"));
            }
        }
    }

    Optional<Path> folderOnThisHost() {
        return folder.filter(path -> local && Files.exists(path));
    }
}
