package dev.slipway.backup;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.loss.Loss;
import dev.slipway.backup.loss.LossMeasure;
import dev.slipway.backup.loss.Swap;
import dev.slipway.backup.loss.SwapPlan;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.backup.vault.Vault;
import dev.slipway.events.TableLoss;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
            onlooker.sees("counts what putting backup " + errand.backupId() + " back would lose", -1);
            var picture = picture(target, errand);
            try (var connection = places.url(target).withPatience().open()) {
                var loss = new LossMeasure(picture).on(connection);
                return new Keeper.Loss(
                        told(loss), loss.walBytes(), picture.moment().at());
            } catch (SQLException failed) {
                throw SqlTrouble.of("the loss cannot be counted", failed);
            }
        });
    }

    /** The backup stands beside the database afterwards, or in its place if an earlier attempt came that far. */
    void prepare(Target target, Errand errand, Onlooker onlooker) {
        Trouble.told(() -> {
            var swap = swap(target, errand);
            return switch (swap.look()) {
                case EXCHANGED, TO_EXCHANGE -> true;
                case TORN -> throw torn(target, errand);
                case TO_RESTORE -> restore(target, errand, swap, onlooker);
            };
        });
    }

    Keeper.Restored exchange(Target target, Errand errand, Onlooker onlooker) {
        return Trouble.told(() -> {
            var swap = swap(target, errand);
            return switch (swap.look()) {
                case EXCHANGED -> new Keeper.Restored(swap.plan().kept(), List.of());
                case TORN -> throw torn(target, errand);
                case TO_RESTORE ->
                    throw new GiveUp(
                            "copy-missing",
                            "the restored database " + swap.plan().incoming() + " is not there any more; ask again",
                            RUNBOOK);
                case TO_EXCHANGE ->
                    new Keeper.Restored(swap.plan().kept(), exchange(picture(target, errand), swap, onlooker));
            };
        });
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
                        bytes -> onlooker.sees(
                                "restores backup " + backup.id() + " beside the database: " + Amount.of(bytes) + " of "
                                        + Amount.of(size),
                                size == 0 ? -1 : Math.min(0.99, (double) bytes / size)));
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
    private static List<TableLoss> exchange(DatabasePicture picture, Swap swap, Onlooker onlooker)
            throws PostgresTrouble {
        onlooker.sees("stops all writes and counts the loss a last time", -1);
        try (var door = swap.stopWrites(PATIENCE)) {
            var lost = told(door.loss(new LossMeasure(picture)));
            onlooker.assertOwned();
            onlooker.sees(
                    "exchanges the names of " + swap.plan().live() + " and "
                            + swap.plan().incoming(),
                    -1);
            swap.exchange(door, PATIENCE);
            return lost;
        }
    }

    private DatabasePicture picture(Target target, Errand errand) throws IOException {
        try (Vault vault = places.vault(target)) {
            return BackupObjects.picture(ProveBackup.find(vault, target, errand.backupId()), vault);
        }
    }

    private static List<TableLoss> told(Loss loss) {
        var tables = new ArrayList<TableLoss>(loss.tables().stream()
                .map(rows -> new TableLoss(
                        rows.table().toString(),
                        rows.inserted(),
                        rows.updated(),
                        rows.deleted(),
                        rows.counted() ? null : "at least; the server has not counted"))
                .collect(Collectors.toList()));
        loss.remarks().forEach(remark -> tables.add(new TableLoss("", 0L, 0L, 0L, remark)));
        return List.copyOf(tables);
    }
}
