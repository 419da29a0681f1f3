package dev.slipway.backup.postgres;

import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.SQLException;
import java.util.UUID;

/** The session of one pg_dump, known by a name of its own: where the program cannot be ended, its session can. */
record DumpSession(DatabaseUrl url, String name) {

    private static final String END = """
            select pg_catalog.pg_terminate_backend(a.pid)
            from pg_catalog.pg_stat_activity a
            where a.application_name = ? and a.usename = current_user""";

    static DumpSession of(DatabaseUrl url) {
        return new DumpSession(url, "slipway-backup-" + UUID.randomUUID());
    }

    void end() {
        try (var connection = url.open();
                var query = connection.prepareStatement(END)) {
            query.setString(1, name);
            query.execute();
        } catch (SQLException serverIsGone) {
            // and with it all sessions
        }
    }
}
