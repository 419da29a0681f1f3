package dev.slipway.backup.loss;

import static dev.slipway.backup.loss.Databases.literal;
import static dev.slipway.backup.loss.Databases.quoted;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Puts a database back: the backup is restored beside it and compared, and only then both exchange their names, in one
 * transaction.
 *
 * <p>Each step may be done again after a crash. The replaced database stays, closed, until it is dropped.
 */
public final class Swap {

    private static final String MARK = "restored by slipway and equal to its backup";

    private final DatabaseUrl url;
    private final SwapPlan plan;

    /** The login is that of a superuser, or of the owner with CREATEDB. */
    public Swap(DatabaseUrl url, SwapPlan plan) {
        this.url = url.to(plan.live()).withPatience();
        this.plan = plan;
    }

    public SwapPlan plan() {
        return plan;
    }

    /** How far it has come, from what is there. */
    public enum Stage {
        /** Nothing was restored, or half of it. */
        TO_RESTORE,
        /** The restored database stands beside the live one. */
        TO_EXCHANGE,
        /** The restored database is the live one. */
        EXCHANGED,
        /** The live database is missing, which no crash of ours leaves behind. */
        TORN
    }

    public Stage look() throws PostgresTrouble {
        try (var outside = outside()) {
            var there = new Databases(outside).list();
            if (!there.containsKey(plan.live())) {
                return Stage.TORN;
            }
            if (there.containsKey(plan.kept())) {
                return Stage.EXCHANGED;
            }
            var incoming = there.get(plan.incoming());
            return incoming != null && incoming.remark().equals(MARK) ? Stage.TO_EXCHANGE : Stage.TO_RESTORE;
        } catch (SQLException failed) {
            throw SqlTrouble.of("the databases beside " + url + " cannot be listed", failed);
        }
    }

    /**
     * Restores and compares; what is there of an earlier attempt goes first. Only an equal one can be exchanged, and only
     * that stays.
     */
    public Comparison restore(DatabasePicture original, InputStream dump, ClientTools tools, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        try (var outside = outside()) {
            var incoming = new Incoming(url, plan.incoming(), outside);
            incoming.remove();
            boolean stays = false;
            try {
                var comparison = incoming.restore(original, dump, tools, progress);
                stays = comparison.isEqual();
                return comparison;
            } catch (PostgresTrouble failed) {
                throw failed.kind() == Kind.DISK ? full(failed) : failed;
            } finally {
                if (stays) {
                    new Databases(outside)
                            .execute("comment on database " + quoted(plan.incoming()) + " is '" + MARK + "'");
                } else {
                    removeQuietly();
                }
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("nothing can be restored beside " + url, failed);
        }
    }

    /** On the disk that the application writes to, nothing is tried twice. */
    private static PostgresTrouble full(PostgresTrouble disk) {
        return new PostgresTrouble(
                Kind.REFUSED,
                disk.what(),
                "make room on the disk of the database's server, or look at the backup elsewhere with `slipway restore"
                        + " --into`",
                disk);
    }

    /** In the way of nothing but room: whatever has failed is told, and what stays goes when the restore is given up. */
    private void removeQuietly() {
        boolean interrupted = Thread.interrupted();
        try (var again = outside()) {
            new Incoming(url, plan.incoming(), again).remove();
        } catch (SQLException serverIsGone) {
            // with it nobody writes either
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets everybody in whom a crash in the middle of an exchange has left outside. */
    public void open() throws PostgresTrouble {
        try (var outside = outside()) {
            new Databases(outside).execute("alter database " + quoted(plan.live()) + " allow_connections true");
        } catch (SQLException failed) {
            throw SqlTrouble.of(url + " cannot be opened", failed);
        }
    }

    /** From here on nobody writes; whoever closes the door before the exchange lets them in again. */
    public ClosedDoor stopWrites(Duration patience) throws PostgresTrouble {
        try {
            var outside = outside();
            try {
                return ClosedDoor.of(url, outside, this::outside, patience);
            } catch (PostgresTrouble failed) {
                outside.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("the writes to " + url + " cannot be stopped", failed);
        }
    }

    /** What the exchange has lost, as far as the replaced database still tells it. */
    public Optional<Loss> lost() throws PostgresTrouble {
        try (var outside = outside()) {
            return Optional.ofNullable(new Databases(outside).list().get(plan.kept()))
                    .flatMap(kept -> Receipt.read(kept.remark()));
        } catch (SQLException failed) {
            throw SqlTrouble.of("what " + plan.kept() + " tells cannot be read", failed);
        }
    }

    /** All of it or nothing; what is lost by it is written on the replaced database. */
    public void exchange(ClosedDoor door, Loss loss, Duration patience) throws PostgresTrouble {
        if (look() != Stage.TO_EXCHANGE) {
            throw new PostgresTrouble(
                    Kind.REFUSED,
                    "there is no restored and compared " + plan.incoming() + " to exchange " + plan.live() + " for",
                    "restore it first");
        }
        var outside = door.outside();
        try {
            door.leave();
            new Sessions(outside).endAll(plan.live(), 0, patience);
            new Sessions(outside).endAll(plan.incoming(), 0, patience);
            outside.setAutoCommit(false);
            var statements = new ArrayList<String>();
            statements.add("alter database %s rename to %s".formatted(quoted(plan.live()), quoted(plan.kept())));
            statements.add("alter database %s rename to %s".formatted(quoted(plan.incoming()), quoted(plan.live())));
            statements.addAll(new Possessions(outside).giveTo(plan.live(), plan.live()));
            statements.add("comment on database " + quoted(plan.kept()) + " is " + literal(Receipt.of(loss)));
            for (var statement : statements) {
                new Databases(outside).execute(statement);
            }
            outside.commit();
            door.exchanged();
            outside.setAutoCommit(true);
        } catch (SQLException failed) {
            throw SqlTrouble.of(plan.live() + " and " + plan.incoming() + " cannot exchange their names", failed);
        }
    }

    /** Lets everybody in, and removes what was restored; unless it has been exchanged. */
    public void abandon() throws PostgresTrouble {
        try (var outside = outside()) {
            var databases = new Databases(outside);
            var there = databases.list();
            if (there.containsKey(plan.live()) && there.containsKey(plan.kept())) {
                return;
            }
            databases.execute("alter database " + quoted(plan.live()) + " allow_connections true");
            new Incoming(url, plan.incoming(), outside).remove();
        } catch (SQLException failed) {
            throw SqlTrouble.of(
                    url + " cannot be opened, or the restored " + plan.incoming() + " beside it not be removed",
                    failed);
        }
    }

    /** A database is not renamed from within. */
    private Connection outside() throws SQLException {
        return Databases.beside(url);
    }
}
