package dev.slipway.backup.loss;

import static dev.slipway.backup.loss.Databases.quoted;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A database that nobody gets into any more, except whoever closed it; closing this opens it again. */
public final class ClosedDoor implements AutoCloseable {

    private final Connection outside;
    private final Connection inside;
    private final String database;
    private final Reopening again;
    private boolean exchanged;

    private ClosedDoor(Connection outside, Connection inside, String database, Reopening again) {
        this.outside = outside;
        this.inside = inside;
        this.database = database;
        this.again = again;
    }

    /** Another way to the server, for when the one that was used is broken. */
    @FunctionalInterface
    interface Reopening {
        Connection connect() throws SQLException;
    }

    /** A door that a crash has left closed is opened first, for oneself. */
    static ClosedDoor of(DatabaseUrl url, Connection outside, Reopening again, Duration patience)
            throws PostgresTrouble {
        var database = url.database();
        try {
            new Databases(outside).execute("alter database " + quoted(database) + " allow_connections true");
            var inside = url.withPatience().open();
            var door = new ClosedDoor(outside, inside, database, again);
            try {
                new Databases(outside).execute("alter database " + quoted(database) + " allow_connections false");
                new Sessions(outside).endAll(database, Sessions.idOf(inside), patience);
                return door;
            } catch (SQLException | PostgresTrouble failed) {
                openAfter(failed, door);
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("the writes to " + url + " cannot be stopped", failed);
        }
    }

    private static void openAfter(Exception failed, ClosedDoor door) {
        try {
            door.close();
        } catch (IllegalStateException mayStillBeClosed) {
            failed.addSuppressed(mayStillBeClosed);
        }
    }

    /** What would be lost, now that nothing is added any more. */
    public Loss loss(LossMeasure measure, Tally earlier) throws PostgresTrouble {
        return measure.again(inside, earlier).loss();
    }

    Connection outside() {
        return outside;
    }

    /** Even the one session inside is in the way of a new name. */
    void leave() throws PostgresTrouble {
        try {
            inside.close();
        } catch (SQLException failed) {
            throw new PostgresTrouble(
                    Kind.UNREACHABLE, "the server no longer answers: " + failed, "look whether it runs", failed);
        }
    }

    void exchanged() {
        exchanged = true;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // which would break the way to the server, too
        try (inside;
                outside) {
            if (!exchanged) {
                open();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the database " + database + " may still be closed; open it with ALTER DATABASE " + quoted(database)
                            + " ALLOW_CONNECTIONS true",
                    failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void open() throws SQLException {
        try {
            if (!outside.getAutoCommit()) {
                outside.rollback();
                outside.setAutoCommit(true);
            }
            open(outside);
        } catch (SQLException broken) {
            try (var another = again.connect()) {
                open(another);
            }
        }
    }

    /** What had been exchanged after all, though nobody was told, is open already. */
    private void open(Connection connection) throws SQLException {
        new Databases(connection).execute("alter database " + quoted(database) + " allow_connections true");
    }
}
