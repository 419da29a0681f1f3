package dev.slipway.backup;

import dev.slipway.backup.fingerprint.AppliedMigrations;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.loss.Loss;
import dev.slipway.backup.loss.LossMeasure;
import dev.slipway.backup.loss.Replaced;
import dev.slipway.backup.loss.Swap;
import dev.slipway.backup.loss.SwapPlan;
import dev.slipway.backup.loss.Tally;
import dev.slipway.backup.postgres.OpenQuestion;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.backup.vault.Vault;
import dev.slipway.events.TableLoss;
import dev.slipway.events.loss.RowsLost;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts a backup in the place of the database. It is restored and compared beside it while everybody works on; then
 * nobody may write, the loss is counted a last time, and both exchange their names.
 */
final class PutBack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RUNBOOK = "restore-refused";

    private final Places places;

    PutBack(Places places) {
        this.places = places;
    }

    Keeper.Loss measure(Target target, Errand errand, Onlooker onlooker) {
        return Trouble.told(() -> {
            var picture = picture(target, errand);
            return counted(target, errand, picture, onlooker).told(picture);
        });
    }

    /** Everybody works on meanwhile. */
    private Counted counted(Target target, Errand errand, DatabasePicture picture, Onlooker onlooker)
            throws PostgresTrouble {
        try (var connection = places.url(target).withPatience().open()) {
            return Vigil.over(onlooker, new OpenQuestion(connection)::end, watched -> {
                watched.sees("counts what putting backup " + errand.backupId() + " back would lose", -1);
                return new Counted(new LossMeasure(picture).on(connection), undone(picture, connection));
            });
        } catch (SQLException failed) {
            throw SqlTrouble.of("the loss cannot be counted", failed);
        }
    }

    private static List<String> undone(DatabasePicture picture, Connection connection) throws SQLException {
        var then = picture.migrations();
        return then.isEmpty()
                ? List.of()
                : AppliedMigrations.in(connection).stream()
                        .filter(migration -> !then.get().contains(migration))
                        .toList();
    }

    /** What was found while everybody could write. */
    private record Counted(Tally tally, List<String> migrationsUndone) {

        Keeper.Loss told(DatabasePicture picture) {
            return told(tally.loss(), picture);
        }

        Keeper.Loss told(Loss loss, DatabasePicture picture) {
            return new Keeper.Loss(
                    ToldLoss.of(loss),
                    loss.walBytes(),
                    picture.moment().at(),
                    picture.server().size(),
                    migrationsUndone);
        }
    }

    /** The backup stands beside the database afterwards, or in its place if an earlier attempt came that far. */
    void prepare(Target target, Errand errand, Onlooker onlooker) {
        Trouble.told(() -> {
            var swap = swap(target, errand);
            return switch (swap.look()) {
                case EXCHANGED, TO_EXCHANGE -> true;
                case TORN -> throw torn(target, errand);
                case TO_RESTORE -> Vigil.over(onlooker, watched -> restore(target, errand, swap, watched));
            };
        });
    }

    Keeper.Exchange exchange(Target target, Errand errand, Onlooker onlooker) {
        return Trouble.told(() -> {
            var swap = swap(target, errand);
            return switch (swap.look()) {
                case EXCHANGED ->
                    new Keeper.Restored(
                            swap.plan().kept(),
                            swap.lost().map(ToldLoss::of).orElseGet(PutBack::unknown),
                            Optional.empty(),
                            kept(target));
                case TORN -> throw torn(target, errand);
                case TO_RESTORE ->
                    throw new GiveUp(
                            "copy-missing",
                            "the restored database " + swap.plan().incoming() + " is not there any more; ask again",
                            RUNBOOK);
                case TO_EXCHANGE -> {
                    swap.open();
                    var picture = picture(target, errand);
                    var counted = counted(target, errand, picture, onlooker);
                    var loss = counted.told(picture);
                    yield covers(errand, loss)
                            ? exchange(target, errand, picture, counted, swap, onlooker)
                            : new Keeper.CostsMore(loss);
                }
            };
        });
    }

    private static boolean covers(Errand errand, Keeper.Loss loss) {
        return errand.leave().orElseThrow().covers(RowsLost.in(loss.lost()));
    }

    private static List<TableLoss> unknown() {
        return List.of(new TableLoss("", 0L, 0L, 0L, "what was lost was counted, and is not known any more"));
    }

    private Duration kept(Target target) {
        return places.database(target).backup().recovery().replacedKept();
    }

    /** When nobody will want to go back. */
    Replaced.Fate drop(Target target, String replaced) {
        return Trouble.told(() -> new Replaced(places.url(target).withPatience()).drop(replaced));
    }

    void withdraw(Target target, Errand errand) {
        Trouble.told(() -> {
            swap(target, errand).abandon();
            return true;
        });
    }

    private Swap swap(Target target, Errand errand) {
        var url = places.url(target);
        return new Swap(url, SwapPlan.of(url.database(), errand.backupId(), errand.begun()));
    }

    private GiveUp torn(Target target, Errand errand) {
        var plan = swap(target, errand).plan();
        return new GiveUp(
                "database-missing",
                "there is no database " + plan.live() + " on its server; look whether it is " + plan.kept() + " or "
                        + plan.incoming() + " there, and rename it by hand",
                RUNBOOK);
    }

    private boolean restore(Target target, Errand errand, Swap swap, Onlooker onlooker)
            throws PostgresTrouble, IOException, InterruptedException {
        try (var vault = places.vault(target)) {
            var backup = ProveBackup.find(vault, target, errand.backupId());
            var picture = BackupObjects.picture(backup, vault);
            var tools = places.toolsOf(picture.server().major());
            var size = backup.object(BackupObjects.DUMP).size();
            try (var dump = vault.open(backup, BackupObjects.DUMP)) {
                var comparison = swap.restore(
                        picture,
                        dump,
                        tools,
                        bytes -> Restoring.of(backup.id(), "beside the database", bytes, size)
                                .tell(onlooker));
                if (!comparison.isEqual()) {
                    throw new GiveUp(
                            "backup-differs",
                            "backup " + backup.id()
                                    + " was restored beside the database and is not what was backed up: "
                                    + String.join("; ", comparison.differences()) + "; nothing was exchanged",
                            RUNBOOK);
                }
                return true;
            }
        }
    }

    /** From here on the application waits, so nothing is done that could have been done before. */
    private Keeper.Exchange exchange(
            Target target, Errand errand, DatabasePicture picture, Counted counted, Swap swap, Onlooker onlooker)
            throws PostgresTrouble {
        var kept = kept(target); // asked before, because afterwards nothing may fail any more
        onlooker.sees("stops all writes and counts what has come since the last look", -1);
        long closed = System.nanoTime();
        try (var door = swap.stopWrites(PATIENCE)) {
            var lost = door.loss(new LossMeasure(picture), counted.tally());
            var loss = counted.told(lost, picture);
            if (!covers(errand, loss)) {
                return new Keeper.CostsMore(loss);
            }
            onlooker.assertOwned();
            onlooker.sees(
                    "exchanges the names of " + swap.plan().live() + " and "
                            + swap.plan().incoming(),
                    -1);
            swap.exchange(door, lost, PATIENCE);
            return new Keeper.Restored(
                    swap.plan().kept(), loss.lost(), Optional.of(Duration.ofNanos(System.nanoTime() - closed)), kept);
        }
    }

    private DatabasePicture picture(Target target, Errand errand) throws IOException {
        try (Vault vault = places.vault(target)) {
            return BackupObjects.picture(ProveBackup.find(vault, target, errand.backupId()), vault);
        }
    }
}
