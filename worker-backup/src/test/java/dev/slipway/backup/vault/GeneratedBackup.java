package dev.slipway.backup.vault;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A program that deposits so many mebibytes and reads them back, to be run in as little memory as it should need. */
final class GeneratedBackup {

    private static final int MIB = 1024 * 1024;
    static final Target TARGET = Target.of("large", "test");
    static final BackupId ID = new BackupId("b-1");

    private GeneratedBackup() {}

    static ProcessBuilder process(URI endpoint, String mebibytes) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GeneratedBackup.class.getName(),
                        endpoint.toString(),
                        mebibytes)
                .redirectErrorStream(true);
    }

    public static void main(String[] arguments) throws IOException {
        var address = new S3Address(
                URI.create(arguments[0]), "us-east-1", "backups", true, new S3Credentials("slipway", "secret"));
        var mebibytes = Integer.parseInt(arguments[1]);
        var bucket = S3Bucket.open(StoreSettings.of(address));
        bucket.makeIfMissing();
        var ring = KeyRing.of("key", Map.of("key", Base64.getEncoder().encodeToString(new byte[32])));
        try (var vault = new Vault(bucket, Sealer.under(ring), Optional.empty(), InstantSource.system())) {
            var backup = deposit(vault, mebibytes);
            try (var in = vault.open(backup, "database.dump")) {
                System.out.println(in.transferTo(OutputStream.nullOutputStream()) / MIB + " of " + mebibytes);
            }
        }
    }

    /** The parts are as large as those of a database of any size, so that this is the most memory ever used. */
    private static Backup deposit(Vault vault, int mebibytes) throws IOException {
        var order = new Order(TARGET, ID, new Source("1", "15"), RetentionClass.DAILY, new Origin("test", "test"));
        try (var deposit = vault.begin(order, Sizes.expecting(Long.MAX_VALUE), Watcher.NOBODY)) {
            try (var out = deposit.large("database.dump")) {
                var random = new Random(1);
                var block = new byte[MIB];
                for (var written = 0; written < mebibytes; written++) {
                    random.nextBytes(block);
                    out.write(block);
                }
            }
            return deposit.finish(Map.of());
        }
    }
}
