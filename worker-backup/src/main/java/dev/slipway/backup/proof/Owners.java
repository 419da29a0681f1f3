package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives everything in a copy to whom it belongs in the original.
 *
 * <p>The weak role that restores a copy cannot do that: it may not give away what the new owner may not make. No code of
 * anybody runs when an owner changes.
 */
record Owners(SchemaSnapshot original, DatabaseUrl superuser) {

    /** They go with their tables and refuse to go alone. */
    private static final String LINKED_SEQUENCES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
              and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
            where c.relkind = 'S'""";

    void restore() throws PostgresTrouble {
        try (var connection = superuser.open()) {
            var linked = linked(connection);
            var there = new HashSet<String>();
            SchemaSnapshot.take(superuser.dataSource()).objects().stream()
                    .filter(object -> object.kind() == Kind.OWNER)
                    .forEach(object -> there.add(object.name()));
            try (var statement = connection.createStatement()) {
                for (var object : original.objects()) {
                    if (object.kind() == Kind.OWNER
                            && there.contains(object.name())
                            && !linked.contains(object.name())) {
                        statement.execute("alter " + named(object) + " owner to "
                                + statement.enquoteIdentifier(object.definition(), true));
                    }
                }
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("the owners of the copy cannot be set", failed);
        }
    }

    /** Names are quoted where they have to be, so that what comes before or after one cannot be part of it. */
    private static String named(SchemaObject object) {
        var name = object.name();
        if (name.startsWith("schema ") || name.startsWith("type ")) {
            return name;
        }
        return (name.endsWith(")") ? "routine " : "table ") + name;
    }

    private static Set<String> linked(Connection connection) throws SQLException {
        var linked = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LINKED_SEQUENCES)) {
            while (rows.next()) {
                linked.add(rows.getString(1));
            }
        }
        return linked;
    }
}
