package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.scratch.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies on a server that several may use. Whoever makes one keeps a session of its name, which ends with its
 * process; so a copy that has no such session is one whose maker died.
 */
record Copies(Login superuser) {

    static final String PREFIX = "slipway_copy_";

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final String ABANDONED = """
            select c.name from (
                select datname::text from pg_catalog.pg_database union select rolname::text from pg_catalog.pg_roles
            ) c (name)
            where c.name ~ '^slipway_copy_[0-9a-f]{32}$'
              and c.name not in (select application_name from pg_catalog.pg_stat_activity)""";

    /** Until it is closed, the copy is somebody's. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    Held hold(String name) throws PostgresTrouble {
        try {
            var session = superuser.open();
            try (var statement = session.createStatement()) {
                statement.execute("set application_name = '" + name + "'");
                return () -> end(session);
            } catch (SQLException failed) {
                end(session);
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("no database for a copy can be made on " + superuser, failed);
        }
    }

    void dropAbandoned(Connection connection) throws SQLException {
        for (var name : abandoned(connection)) {
            try (var statement = connection.createStatement()) {
                statement.execute("drop database if exists " + name + " with (force)");
                statement.execute("drop role if exists " + name);
                LOG.info("Dropped {}, whose maker has died", name);
            } catch (SQLException somebodyElseDoesIt) {
                LOG.info("{} is not dropped now: {}", name, somebodyElseDoesIt.getMessage());
            }
        }
    }

    private static List<String> abandoned(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ABANDONED)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void end(Connection session) {
        try {
            session.close();
        } catch (SQLException alreadyGone) {
            // and what it held with it
        }
    }
}
