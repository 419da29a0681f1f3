package dev.slipway.validate.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a PostgreSQL server says about itself to anybody whom it lets in.
 *
 * @param connectionsFree how many an ordinary user could still open
 * @param archives whether it is told to keep its WAL somewhere else
 * @param archivingFails whether the last try to do so went wrong
 */
record ServerFacts(
        int major,
        String version,
        boolean standby,
        int connectionsFree,
        int connectionsInAll,
        String walLevel,
        String archiveMode,
        boolean archives,
        boolean archivingFails) {

    /** Sessions are counted where everybody sees them: `pg_stat_activity` hides most about those of others. */
    private static final String QUESTION = """
            select current_setting('server_version_num')::int / 10000 as major,
                   current_setting('server_version') as version,
                   pg_is_in_recovery() as standby,
                   current_setting('wal_level') as wal_level,
                   current_setting('archive_mode') as archive_mode,
                   coalesce(nullif(current_setting('archive_command'), ''),
                       nullif(current_setting('archive_library', true), '')) is not null as knows_where,
                   current_setting('max_connections')::int
                       - current_setting('superuser_reserved_connections')::int
                       - coalesce(nullif(current_setting('reserved_connections', true), '')::int, 0) as in_all,
                   (select sum(numbackends) from pg_stat_database) as taken,
                   (select datconnlimit from pg_database where datname = current_database()) as allowed,
                   (select numbackends from pg_stat_database where datname = current_database()) as taken_here,
                   (select coalesce(last_failed_time > last_archived_time, last_failed_time is not null)
                      from pg_stat_archiver) as archiving_fails
            """;

    static ServerFacts of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUESTION)) {
            row.next();
            var inAll = row.getInt("in_all");
            var free = inAll - row.getInt("taken");
            var allowed = row.getInt("allowed");
            var mode = row.getString("archive_mode");
            var level = row.getString("wal_level");
            return new ServerFacts(
                    row.getInt("major"),
                    row.getString("version"),
                    row.getBoolean("standby"),
                    Math.max(0, allowed < 0 ? free : Math.min(free, allowed - row.getInt("taken_here"))),
                    allowed < 0 ? inAll : Math.min(inAll, allowed),
                    level,
                    mode,
                    !mode.equals("off") && !level.equals("minimal") && row.getBoolean("knows_where"),
                    row.getBoolean("archiving_fails"));
        }
    }
}
