package dev.slipway.backup.fingerprint;

import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the picture of a database within one transaction, which must be repeatable.
 *
 * <p>The quick part is taken at once; reading the rows takes as long as there are rows, and the bounds of sequences are
 * closed when whoever copies the database has finished.
 */
public final class PictureReader {

    private static final String KINDS_AND_COUNTERS = """
            select n.nspname, c.relname, c.relkind = 'm',
                   coalesce(pg_stat_get_tuples_inserted(c.oid), 0), coalesce(pg_stat_get_tuples_updated(c.oid), 0),
                   coalesce(pg_stat_get_tuples_deleted(c.oid), 0)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm')""";

    private final Connection connection;
    private final RowHash rows;
    private final Server server;
    private final Moment moment;
    private final Needs needs;
    private final SchemaSnapshot schema;
    private final List<SequencePicture> sequences;

    private PictureReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.rows = RowHash.on(connection);
        this.moment = Moment.read(connection);
        this.sequences = new Sequences(connection).read();
        this.server = Server.read(connection);
        this.needs = Needs.read(connection);
        this.schema = SchemaSnapshot.in(connection);
    }

    public static PictureReader begin(Connection connection) throws PostgresTrouble {
        try {
            return new PictureReader(connection);
        } catch (SQLException failed) {
            throw SqlTrouble.of("the catalog cannot be read", failed);
        }
    }

    public Server server() {
        return server;
    }

    /** Whatever takes time: every row of every table. */
    public Contents read() throws PostgresTrouble {
        try {
            var kinds = kinds();
            var pictures = new ArrayList<TablePicture>();
            for (var table : rows.tables()) {
                var kind = kinds.getOrDefault(table.name(), new Kind(false, Activity.NONE));
                pictures.add(new TablePicture(table.name(), kind.derived(), content(table), kind.activity()));
            }
            return new Contents(pictures, sequences, LargeObjects.read(connection));
        } catch (SQLException failed) {
            throw SqlTrouble.of("large objects or the list of tables cannot be read", failed);
        }
    }

    /** Closes the bounds of sequences; nothing may be copied after that. */
    public DatabasePicture close(Contents contents) throws PostgresTrouble {
        try {
            return new DatabasePicture(
                    connection.getCatalog(),
                    server,
                    moment,
                    needs,
                    schema,
                    new Contents(
                            contents.tables(),
                            new Sequences(connection).readAgain(sequences),
                            contents.largeObjects()));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the sequences cannot be read again", failed);
        }
    }

    private TableContent content(Table table) throws PostgresTrouble {
        try {
            return rows.of(table);
        } catch (SQLException failed) {
            throw SqlTrouble.of("the rows of " + table + " cannot be read", failed);
        }
    }

    private record Kind(boolean derived, Activity activity) {}

    private Map<TableName, Kind> kinds() throws SQLException {
        var kinds = new HashMap<TableName, Kind>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(KINDS_AND_COUNTERS)) {
            while (row.next()) {
                kinds.put(
                        new TableName(row.getString(1), row.getString(2)),
                        new Kind(row.getBoolean(3), new Activity(row.getLong(4), row.getLong(5), row.getLong(6))));
            }
        }
        return kinds;
    }
}
