package dev.slipway.backup;

import dev.slipway.backup.loss.Replaced;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Reason;
import dev.slipway.events.Rehearsal;
import dev.slipway.events.TableFigures;
import dev.slipway.events.TableLoss;
import dev.slipway.release.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Does outside what this stage decides about one target's database. Each of these may be repeated: it looks before it
 * does. It gives up on what will not work, and asks to be tried again for what may.
 */
interface Keeper {

    /** Bytes that a backup is expected to have; refuses whatever would keep it from being taken. */
    long estimate(Target target, Errand errand);

    /** Takes a backup, or finds the one that an earlier attempt has finished. */
    Taken take(Target target, Errand errand, Onlooker onlooker);

    /** Restores it elsewhere, compares it, and rehearses on the copy what a release would do to the schema. */
    Proven prove(Target target, Errand errand, Onlooker onlooker);

    /** Counts what putting a backup back would lose now. */
    Loss measure(Target target, Errand errand, Onlooker onlooker);

    /** Restores a backup beside the database and compares it, while everybody works on. */
    void prepare(Target target, Errand errand, Onlooker onlooker);

    /** Puts what was prepared in the place of the database, which is kept under another name; unless too much is lost. */
    Exchange exchange(Target target, Errand errand, Onlooker onlooker);

    /** Removes what was prepared, unless it is in the place of the database by now, and lets everybody in. */
    void withdraw(Target target, Errand errand);

    /** Drops a database that was replaced, unless somebody uses it; says whether it is gone. */
    Replaced.Fate drop(Target target, String replaced);

    /** Puts the last proven backup back into an empty place, timed. */
    Drill practise(Target target, Errand errand, Onlooker onlooker);

    /** Removes what is neither needed nor to be kept. */
    List<Pruned> prune(Target target, Errand errand);

    /** A backup that lies in the store. */
    record Taken(ClaimCheck stored, List<TableFigures> tables, Duration duration) {}

    /**
     * What came of restoring a backup.
     *
     * @param against why production must not be touched; nothing if it may
     */
    record Proven(
            boolean proven,
            String statement,
            MigrationClass migration,
            Optional<Rehearsal> rehearsal,
            List<Reason> against) {}

    /**
     * What putting a backup back would cost.
     *
     * @param room bytes that it takes on the server, beside the database that is there
     * @param migrationsUndone those applied since, which the restored schema is without
     */
    record Loss(
            List<TableLoss> lost, OptionalLong walBytes, Instant takenAt, long room, List<String> migrationsUndone) {}

    /** How an exchange has ended. */
    sealed interface Exchange {}

    /**
     * The backup is in the place of the database.
     *
     * @param closed for how long nobody could connect, if that is known
     * @param kept for how long the replaced database stays, at least
     */
    record Restored(String replaced, List<TableLoss> lost, Optional<Duration> closed, Duration kept)
            implements Exchange {}

    /** It has come to more than may be lost; nothing was exchanged. */
    record CostsMore(Loss loss) implements Exchange {}

    record Drill(boolean well, String statement, Optional<String> backupId, Duration recovery, Duration age) {}

    record Pruned(String backupId, String rule) {}
}
