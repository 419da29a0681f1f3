package dev.slipway.backup;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.DatabaseDump;
import dev.slipway.backup.postgres.DatabaseSize;
import dev.slipway.backup.postgres.DumpSettings;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.Taken;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.Deposit;
import dev.slipway.backup.vault.Order;
import dev.slipway.backup.vault.Origin;
import dev.slipway.backup.vault.Progress;
import dev.slipway.backup.vault.Sizes;
import dev.slipway.backup.vault.Source;
import dev.slipway.backup.vault.Vault;
import dev.slipway.backup.vault.Watcher;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.TableFigures;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupRules;
import dev.slipway.release.backup.BackupStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Lets a database flow into the vault, with the picture that a copy is compared with. */
final class TakeBackup {

    private final Places places;

    TakeBackup(Places places) {
        this.places = places;
    }

    /** Whatever would keep a backup from being taken shows here: no way in, no fitting programs, no key, no store. */
    long estimate(Target target) {
        return Trouble.told(() -> {
            var url = places.url(target);
            places.tools(target).close();
            try (var vault = places.vault(target)) {
                vault.list(target);
            }
            return DatabaseSize.of(url).estimate();
        });
    }

    Keeper.Taken take(Target target, Errand errand, Onlooker onlooker) {
        return Trouble.told(() -> {
            try (var vault = places.vault(target)) {
                var id = new BackupId(errand.backupId());
                var finished = vault.find(target, id);
                return finished.isPresent()
                        ? found(finished.get(), vault)
                        : Vigil.over(onlooker, watched -> taken(target, errand, vault, watched));
            }
        });
    }

    private Keeper.Taken taken(Target target, Errand errand, Vault vault, Onlooker onlooker)
            throws PostgresTrouble, IOException, InterruptedException {
        var expected = DatabaseSize.of(places.url(target)).estimate();
        try (var tools = places.tools(target);
                var deposit = vault.begin(
                        order(target, errand, tools.major()),
                        sizes(expected, rules(target)),
                        watcher(expected, onlooker))) {
            var dump = new DatabaseDump(places.url(target), tools, DumpSettings.USUAL);
            Taken taken;
            try (var out = deposit.large(BackupObjects.DUMP)) {
                taken = dump.writeTo(out, _ -> {});
            }
            put(deposit, BackupObjects.GLOBALS, taken.globals().statements());
            put(deposit, BackupObjects.PICTURE, taken.picture().json());
            return told(deposit.finish(facts(taken.picture())), taken.picture());
        }
    }

    private Order order(Target target, Errand errand, int major) {
        return new Order(
                target,
                new BackupId(errand.backupId()),
                new Source(places.url(target).toString(), "PostgreSQL " + major),
                errand.kept(),
                new Origin(errand.requestId(), ProveBackup.WORKER));
    }

    private BackupRules rules(Target target) {
        return places.database(target).backup();
    }

    private static Sizes sizes(long expected, BackupRules rules) {
        return new Sizes(
                expected,
                rules.keeping().largest(),
                rules.store().map(BackupStore::quota).orElseGet(OptionalLong::empty));
    }

    private static Watcher watcher(long expected, Onlooker onlooker) {
        return progress -> onlooker.sees(sentence(progress, expected), fraction(progress, expected));
    }

    private static String sentence(Progress progress, long expected) {
        return "backs up " + progress.object() + ": " + Amount.of(progress.plain()) + " of about " + Amount.of(expected)
                + ", " + Amount.of(progress.sealed()) + " in the store, " + Amount.of(progress.bytesPerSecond()) + "/s";
    }

    private static double fraction(Progress progress, long expected) {
        return progress.object().equals(BackupObjects.DUMP) && expected > 0
                ? Math.min(0.99, (double) progress.plain() / expected)
                : -1;
    }

    private static void put(Deposit deposit, String name, String content) throws IOException {
        try (var out = deposit.small(name)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> facts(DatabasePicture picture) {
        var tables = picture.contents().tables();
        return Map.of(
                "tables", Integer.toString(tables.size()),
                "rows",
                        Long.toString(tables.stream()
                                .mapToLong(table -> table.content().rows())
                                .sum()),
                "server", picture.server().program());
    }

    private static Keeper.Taken found(Backup backup, Vault vault) throws IOException {
        return told(backup, BackupObjects.picture(backup, vault));
    }

    private static Keeper.Taken told(Backup backup, DatabasePicture picture) {
        var stored = backup.object(BackupObjects.DUMP).stored();
        return new Keeper.Taken(
                new ClaimCheck(stored.sha256(), stored.size()),
                figures(picture),
                Duration.between(backup.manifest().started(), backup.manifest().finished()));
    }

    private static List<TableFigures> figures(DatabasePicture picture) {
        return picture.contents().tables().stream()
                .map(table -> new TableFigures(
                        table.name().toString(),
                        table.content().rows(),
                        table.content().hash()))
                .toList();
    }
}
