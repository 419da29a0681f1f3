package dev.slipway.backup.fingerprint;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the picture of a database within one transaction, which must be repeatable.
 *
 * <p>The quick part is taken at once; reading the rows takes as long as there are rows, and the bounds of sequences are
 * closed when whoever copies the database has finished.
 */
public final class PictureReader {

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

    /** Of a database that nobody writes to, or whose writers do not matter. */
    public static DatabasePicture of(DatabaseUrl url) throws PostgresTrouble {
        try (var connection = url.withPatience().open()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var reader = begin(connection);
            return reader.close(reader.read());
        } catch (SQLException failed) {
            throw SqlTrouble.of(url + " cannot be read", failed);
        }
    }

    public Server server() {
        return server;
    }

    /** Whatever takes time: every row of every table. */
    public Contents read() throws PostgresTrouble {
        try {
            var kinds = TableKind.read(connection);
            var pictures = new ArrayList<TablePicture>();
            for (var table : rows.tables()) {
                var kind = kinds.getOrDefault(table.name(), TableKind.UNKNOWN);
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
                            contents.tables(), new Sequences(connection).readAgain(sequences), contents.largeObjects()),
                    Optional.of(AppliedMigrations.in(connection)));
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
}
