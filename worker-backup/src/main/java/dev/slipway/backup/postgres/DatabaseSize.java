package dev.slipway.backup.postgres;

import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.SQLException;

/**
 * How large a database is on disk, before anything is copied.
 *
 * @param indexes what of it a dump does not hold and a restore makes anew
 */
public record DatabaseSize(long whole, long indexes) {

    private static final String QUERY = """
            select pg_catalog.pg_database_size(pg_catalog.current_database()),
                   coalesce((select pg_catalog.sum(pg_catalog.pg_relation_size(c.oid))
                             from pg_catalog.pg_class c where c.relkind = 'i'), 0)""";

    public static DatabaseSize of(DatabaseUrl url) throws PostgresTrouble {
        try (var connection = url.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            return new DatabaseSize(row.getLong(1), row.getLong(2));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the size of " + url + " cannot be asked for", failed);
        }
    }

    /** What a dump may come to; texts that PostgreSQL keeps compressed make it more. */
    public long estimate() {
        return whole - indexes;
    }
}
