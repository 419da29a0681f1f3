package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.scratch.DatabaseForm;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Which server a database lives on, and in which form.
 *
 * @param size bytes that the database takes there, with its indexes
 */
public record Server(int version, String program, DatabaseForm form, long size) {

    /** Older servers know one provider and no locale beside. */
    private static final String QUERY = """
            select current_setting('server_version_num')::int, current_setting('server_version'),
                   pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   coalesce(r.row ->> 'datlocprovider', 'c'),
                   coalesce(r.row ->> 'datlocale', r.row ->> 'daticulocale', ''), pg_database_size(d.oid)
            from pg_database d
            cross join lateral (select to_jsonb(d) as row) r
            where d.datname = current_database()""";

    static Server read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            var provider = switch (Objects.requireNonNull(row.getString(6))) {
                case "i" -> "icu";
                case "b" -> "builtin";
                default -> "libc";
            };
            return new Server(
                    row.getInt(1),
                    row.getString(2),
                    new DatabaseForm(row.getString(3), row.getString(4), row.getString(5), provider, row.getString(7)),
                    row.getLong(8));
        }
    }

    public int major() {
        return version / 10_000;
    }
}
