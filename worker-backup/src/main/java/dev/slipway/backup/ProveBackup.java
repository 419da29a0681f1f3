package dev.slipway.backup;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.proof.ConfiguredServer;
import dev.slipway.backup.proof.Ground;
import dev.slipway.backup.proof.OwnServer;
import dev.slipway.backup.proof.Proof;
import dev.slipway.backup.proof.RestoredCopy;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.Note;
import dev.slipway.backup.vault.Vault;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Reason;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.release.Target;
import dev.slipway.release.backup.Proving;
import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Restores what lies in the vault and compares it; on the copy, the release is rehearsed. */
final class ProveBackup {

    static final String WORKER = "worker:backup";
    private static final int DIFFERENCES_NAMED = 20;
    /** Indexes and what is packed in a database that lives are not in a dump. */
    private static final int GROWTH = 6;

    private static final long LEAST_ROOM = 1L << 30;

    private final Places places;
    private final RehearseRelease rehearse;
    private final Path scratch;
    private final InstantSource clock;

    ProveBackup(Places places, RehearseRelease rehearse, Path scratch, InstantSource clock) {
        this.places = places;
        this.rehearse = rehearse;
        this.scratch = scratch;
        this.clock = clock;
    }

    Keeper.Proven prove(Target target, Errand errand, Onlooker onlooker) {
        return Trouble.told(() -> {
            try (var vault = places.vault(target)) {
                var backup = find(vault, target, errand.backupId());
                var proving = places.database(target).backup().proving();
                var size = backup.object(BackupObjects.DUMP).size();
                return proving.concerns(size)
                        ? proven(target, errand, vault, backup, onlooker)
                        : left(target, vault, backup, size, proving);
            }
        });
    }

    /** The backup, which must be there. */
    static Backup find(Vault vault, Target target, String id) {
        return vault.find(target, new BackupId(id))
                .orElseThrow(() -> new GiveUp(
                        "backup-unknown",
                        "there is no backup " + id + " of " + target + "; `slipway backup list` names those there are",
                        "restore-refused"));
    }

    private Keeper.Proven left(Target target, Vault vault, Backup backup, long size, Proving proving) {
        var why = "its dump has " + Amount.of(size) + ", and the operator has backups proven up to "
                + Amount.of(proving.upTo().orElseThrow()) + "; it was neither restored nor rehearsed";
        vault.note(target, backup.id(), new Note(Note.Kind.NOT_PROVEN, clock.instant(), WORKER, why));
        return new Keeper.Proven(
                false,
                "backup " + backup.id() + " is not proven: " + why,
                MigrationClass.UNKNOWN,
                Optional.empty(),
                List.of());
    }

    private Keeper.Proven proven(Target target, Errand errand, Vault vault, Backup backup, Onlooker onlooker)
            throws IOException {
        var begun = clock.instant();
        var picture = BackupObjects.picture(backup, vault);
        try (var copy = restore(target, vault, backup, picture, onlooker)) {
            var comparison = copy.comparison();
            if (!comparison.isEqual()) {
                return different(target, vault, backup, comparison);
            }
            var statement = statement(backup, picture, Duration.between(begun, clock.instant()));
            vault.note(target, backup.id(), new Note(Note.Kind.PROVEN, clock.instant(), WORKER, statement));
            return errand.release()
                    .map(release -> Vigil.over(onlooker, watched -> {
                        watched.sees("rehearses the migrations on the copy", -1);
                        return rehearse.on(copy, release, target, statement);
                    }))
                    .orElseGet(
                            () -> new Keeper.Proven(true, statement, MigrationClass.NONE, Optional.empty(), List.of()));
        }
    }

    /** A copy of what lies in the vault, read back and opened; whoever asks for it has to close it. */
    RestoredCopy restore(Target target, Vault vault, Backup backup, DatabasePicture picture, Onlooker onlooker) {
        var size = backup.object(BackupObjects.DUMP).size();
        var most = Math.max(LEAST_ROOM, size * GROWTH);
        return Vigil.over(onlooker, watched -> {
            var tools = places.toolsOf(picture.server().major());
            try (var dump = vault.open(backup, BackupObjects.DUMP)) {
                return new Proof(ground(target), tools, most)
                        .of(
                                picture,
                                dump,
                                bytes -> Restoring.of(backup.id(), "into a copy", bytes, size)
                                        .tell(watched));
            }
        });
    }

    private Ground ground(Target target) {
        return places.database(target)
                .backup()
                .proving()
                .scratch()
                .<Ground>map(reference -> new ConfiguredServer(
                        DatabaseUrl.parse(places.secrets().resolve(reference)).login()))
                .orElseGet(() -> new OwnServer(scratch));
    }

    private Keeper.Proven different(Target target, Vault vault, Backup backup, Comparison comparison) {
        var named = comparison.differences().stream().limit(DIFFERENCES_NAMED).toList();
        var why = "restored, it is not what was backed up: " + String.join("; ", named)
                + (comparison.differences().size() > named.size()
                        ? "; and " + (comparison.differences().size() - named.size()) + " more differences"
                        : "");
        vault.note(target, backup.id(), new Note(Note.Kind.NOT_PROVEN, clock.instant(), WORKER, why));
        var reason = Reason.newBuilder()
                .setCode("backup-differs")
                .setMessage("backup " + backup.id() + ": " + why)
                .setRunbook("backup-refused")
                .build();
        return new Keeper.Proven(false, why, MigrationClass.UNKNOWN, Optional.empty(), List.of(reason));
    }

    private static String statement(Backup backup, DatabasePicture picture, Duration took) {
        var tables = picture.contents().tables();
        var rows = tables.stream().mapToLong(table -> table.content().rows()).sum();
        Instant moment = picture.moment().at();
        return "backup " + backup.id() + " of " + moment + " was read back, restored in " + took.toSeconds()
                + " s and is equal to the database of then: " + tables.size()
                + (tables.size() == 1 ? " table, " : " tables, ") + rows + " rows";
    }
}
