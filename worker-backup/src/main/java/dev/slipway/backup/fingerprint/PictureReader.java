package dev.slipway.backup.fingerprint;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.data.Reading;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the picture of a database within one transaction, which must be repeatable.
 *
 * <p>The quick part is taken at once; reading the rows takes as long as there are rows, and the bounds of sequences are
 * closed when whoever copies the database has finished.
 */
public final class PictureReader {

    private final Connection connection;
    private final Reading rows;
    private final Server server;
    private final Moment moment;
    private final Needs needs;
    private final SchemaSnapshot schema;
    private final List<SequencePicture> sequences;

    private PictureReader(Reading rows) throws SQLException {
        this.connection = rows.connection();
        this.rows = rows;
        this.moment = Moment.read(connection);
        this.sequences = new Sequences(connection).read();
        this.server = Server.read(connection);
        this.needs = Needs.read(connection);
        this.schema = SchemaSnapshot.in(connection);
    }

    /** By the one session that holds the moment. */
    public static PictureReader begin(Connection connection) throws PostgresTrouble {
        try {
            return new PictureReader(Reading.by(connection));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the catalog cannot be read", failed);
        }
    }

    /** Of a database that nobody writes to, or whose writers do not matter; read by as many sessions as are worth it. */
    public static DatabasePicture of(DatabaseUrl url) throws PostgresTrouble {
        try (var rows = Reading.through(url.withPatience()::open)) {
            var reader = new PictureReader(rows);
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
            var tables = rows.tables();
            var contents = rows.contents(tables);
            var pictures = new ArrayList<TablePicture>();
            for (var table : tables) {
                var kind = kinds.getOrDefault(table.name(), TableKind.UNKNOWN);
                var content = Objects.requireNonNull(contents.get(table), table.toString());
                pictures.add(new TablePicture(table.name(), kind.derived(), content, kind.activity()));
            }
            return new Contents(pictures, sequences, LargeObjects.read(connection));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the rows cannot be read", failed);
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
}
