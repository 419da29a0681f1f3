package dev.slipway.benchmarks;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.DatabaseDump;
import dev.slipway.backup.postgres.DumpSettings;
import dev.slipway.backup.postgres.DumpSettings.Hashing;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.seal.Binding;
import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.Packing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.BackupId;
import dev.slipway.backup.vault.Order;
import dev.slipway.backup.vault.Origin;
import dev.slipway.backup.vault.Sealer;
import dev.slipway.backup.vault.Sizes;
import dev.slipway.backup.vault.Source;
import dev.slipway.backup.vault.Vault;
import dev.slipway.backup.vault.Watcher;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes backups with the worker's own parts, into nothing and into a vault. */
final class OurBackup {

    static final String DUMP = "database.dump";

    private static final Target TARGET = Target.parse("shop/production");

    private final DatabaseUrl url;
    private final ClientTools tools;
    private final long length;

    /** The length of the dump, before it is packed, is to be known. */
    OurBackup(DatabaseUrl url, ClientTools tools, long length) {
        this.url = url;
        this.tools = tools;
        this.length = length;
    }

    /** A backup, and what it was of. */
    record Taken(Backup backup, DatabasePicture picture) {}

    static KeyRing keys() {
        return KeyRing.of("benchmark", Map.of("benchmark", Base64.getEncoder().encodeToString(new byte[32])));
    }

    static Vault vault(URI store) {
        return new Vault(
                S3Bucket.open(StoreSettings.of(StoreProcess.address(store))),
                Sealer.under(keys()),
                Optional.empty(),
                InstantSource.system());
    }

    static Order order(String database) {
        return new Order(
                TARGET,
                new BackupId(UUID.randomUUID().toString()),
                new Source(database, "PostgreSQL"),
                RetentionClass.DEPLOYMENT,
                new Origin("benchmark", "benchmark"));
    }

    /** When the last byte was out. */
    long toNull(Hashing hashing) throws PostgresTrouble, IOException, InterruptedException {
        Seal.warmUp();
        var seal = Seal.fresh(keys(), new Binding("benchmark", TARGET.toString(), url.toString()));
        try (var out = new EndingStream(Packing.pack(seal.on(OutputStream.nullOutputStream(), DUMP)), length)) {
            dump(hashing, out);
            return hashing == Hashing.AFTERWARDS ? out.endedAt() : System.nanoTime();
        }
    }

    /** When the store had the last byte. */
    long streamTo(Vault vault) throws PostgresTrouble, IOException, InterruptedException {
        try (var deposit = vault.begin(order(url.toString()), Sizes.expecting(length), Watcher.NOBODY);
                var out = new EndingStream(deposit.large(DUMP), length)) {
            dump(Hashing.AFTERWARDS, out);
            deposit.finish(Map.of());
            return out.endedAt();
        }
    }

    /** All that the worker does until it says that a backup is taken. */
    Taken takeInto(Vault vault) throws PostgresTrouble, IOException, InterruptedException {
        try (var deposit = vault.begin(order(url.toString()), Sizes.expecting(length), Watcher.NOBODY)) {
            DatabasePicture picture;
            try (var out = deposit.large(DUMP)) {
                picture = dump(Hashing.BESIDE, out);
            }
            return new Taken(deposit.finish(Map.of()), picture);
        }
    }

    private DatabasePicture dump(Hashing hashing, OutputStream out)
            throws PostgresTrouble, IOException, InterruptedException {
        var settings = new DumpSettings(DumpSettings.USUAL.lockPatience(), hashing);
        return new DatabaseDump(url, tools, settings)
                .writeTo(out, ByteProgress.NOBODY)
                .picture();
    }
}
