package dev.slipway.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.SealException;
import dev.slipway.backup.store.Checksums;
import dev.slipway.backup.store.Patience;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.StoreException;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.testing.real.FaultyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultIT {

    private static final Target SHOP = Target.of("shop", "production");
    private static final BackupId ID = new BackupId("b-1");
    private static final String DUMP = "database.dump";
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private FaultyNetwork network;
    private S3Bucket bucket;
    private Vault vault;

    @BeforeEach
    void start() throws IOException {
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, 0, "slipway", "secret"));
        network = new FaultyNetwork(store.endpoint());
        var address =
                new S3Address(network.endpoint(), "us-east-1", "backups", true, new S3Credentials("slipway", "secret"));
        var brief = new Patience(6, Duration.ofMillis(20), Duration.ofMillis(100));
        bucket = S3Bucket.open(new StoreSettings(address, "", Checksums.SHA256, Optional.empty(), brief));
        bucket.makeIfMissing();
        vault = new Vault(
                bucket, Sealer.under(ring("summer", Map.of("summer", 1))), Optional.empty(), InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
        network.close();
        store.close();
    }

    @Test
    void takes_a_backup_across_a_bad_network_and_gives_it_back() throws IOException {
        var requests = new AtomicInteger();
        network.rule(request -> switch (requests.incrementAndGet() % 5) {
            case 1 -> new FaultyNetwork.Fate.Answered(503);
            case 3 -> new FaultyNetwork.Fate.CutWhileSending(100_000);
            default -> new FaultyNetwork.Fate.Passes();
        });
        var content = random(30 * MIB);

        var backup = deposit(content);

        assertThat(read(backup)).isEqualTo(content);
        assertThat(files()).hasSize(2);
    }

    @Test
    void leaves_no_file_of_a_backup_that_was_not_finished() throws IOException {
        try (var deposit = vault.begin(order(), Sizes.expecting(0), Watcher.NOBODY)) {
            try (var small = deposit.small("globals.sql")) {
                small.write(1);
            }
            deposit.large(DUMP).write(random(30 * MIB));
        }

        assertThat(files()).isEmpty();
        assertThat(vault.find(SHOP, ID)).isEmpty();
    }

    @Test
    void leaves_no_file_of_a_backup_that_was_cancelled() throws IOException {
        try (var deposit = vault.begin(order(), Sizes.expecting(0), Watcher.NOBODY)) {
            try (var small = deposit.small("globals.sql")) {
                small.write(1);
            }
            var object = deposit.large(DUMP);
            object.write(random(30 * MIB));
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> object.write(random(30 * MIB))).isInstanceOf(StoreException.Abandoned.class);
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void takes_a_backup_again_after_a_store_was_away_for_too_long() throws IOException {
        var content = random(30 * MIB);
        try (var deposit = vault.begin(order(), Sizes.expecting(0), Watcher.NOBODY)) {
            var object = deposit.large(DUMP);
            object.write(content, 0, 15 * MIB);
            network.rule(request -> new FaultyNetwork.Fate.Answered(500));

            assertThatThrownBy(() -> {
                        object.write(content, 15 * MIB, 15 * MIB);
                        object.close();
                    })
                    .isInstanceOf(StoreException.Away.class);
        }
        network.rule(request -> new FaultyNetwork.Fate.Passes());

        assertThat(read(deposit(content))).isEqualTo(content);
        assertThat(files()).hasSize(2);
    }

    @Test
    void rewrites_the_manifest_alone_when_the_key_changes() throws IOException {
        var content = random(9 * MIB);
        deposit(content);
        var before = modified();
        var both = ring("winter", Map.of("summer", 1, "winter", 2));

        assertThat(new KeyRotation(bucket, both).of(SHOP))
                .containsExactly(new Rotated.Rewritten(ID, "summer", "winter"));

        var onlyNew = Sealer.under(ring("winter", Map.of("winter", 2)));
        var later = new Vault(bucket, onlyNew, Optional.empty(), InstantSource.system());
        var backup = later.find(SHOP, ID).orElseThrow();
        try (var in = later.open(backup, DUMP)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(modified()).containsAllEntriesOf(withoutManifest(before));
        assertThatThrownBy(() -> vault.open(backup, DUMP)).isInstanceOf(SealException.NoKey.class);
    }

    @Test
    void bk_005_stops_at_a_byte_that_was_changed_in_the_store() throws IOException {
        var backup = deposit(random(9 * MIB));
        var file = folder.resolve("backups")
                .resolve(backup.object(DUMP).stored().pieces().getFirst().key());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 4;
        Files.write(file, bytes);

        assertThatThrownBy(() -> read(backup))
                .isInstanceOfAny(StoreException.Damaged.class, SealException.Broken.class)
                .hasMessageContaining(DUMP);
    }

    @Test
    void removes_every_file_of_what_goes() throws IOException {
        deposit(random(9 * MIB));
        vault.note(SHOP, ID, new Note(Note.Kind.PROVEN, java.time.Instant.EPOCH, "run-1", "restored"));
        var backup = vault.find(SHOP, ID).orElseThrow();

        var gone = vault.prune(new PrunePlan(SHOP, List.of(new Fate.Goes(backup, "a test wants it"))));

        assertThat(gone).hasSize(1);
        assertThat(files()).isEmpty();
        assertThat(vault.used()).isZero();
    }

    private Backup deposit(byte[] content) throws IOException {
        try (var deposit = vault.begin(order(), Sizes.expecting(content.length), Watcher.NOBODY)) {
            try (var out = deposit.large(DUMP)) {
                out.write(content);
            }
            return deposit.finish(Map.of());
        }
    }

    private byte[] read(Backup backup) throws IOException {
        try (var in = vault.open(backup, DUMP)) {
            return in.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder.resolve("backups"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Map<Path, java.nio.file.attribute.FileTime> modified() throws IOException {
        var times = new java.util.HashMap<Path, java.nio.file.attribute.FileTime>();
        for (var file : files()) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }

    private static <T> Map<Path, T> withoutManifest(Map<Path, T> files) {
        var others = new java.util.HashMap<>(files);
        others.keySet().removeIf(file -> file.endsWith("manifest.json"));
        return others;
    }

    private static Order order() {
        return new Order(
                SHOP, ID, new Source("7301/shop", "15.4"), RetentionClass.DAILY, new Origin("r-1", "schedule"));
    }

    private static KeyRing ring(String current, Map<String, Integer> seeds) {
        var keys = new java.util.HashMap<String, String>();
        seeds.forEach((name, seed) -> {
            var bytes = new byte[32];
            Arrays.fill(bytes, seed.byteValue());
            keys.put(name, Base64.getEncoder().encodeToString(bytes));
        });
        return KeyRing.of(current, keys);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
