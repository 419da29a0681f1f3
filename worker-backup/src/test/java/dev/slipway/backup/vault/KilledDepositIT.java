package dev.slipway.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.store.S3Bucket;
import dev.slipway.backup.store.StoreSettings;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.testing.real.FaultyNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDepositIT {

    private static final String MEBIBYTES = "45";

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private FaultyNetwork network;

    @BeforeEach
    void start() throws IOException {
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, 0, "slipway", "secret"));
        network = new FaultyNetwork(store.endpoint());
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
        store.close();
    }

    @Test
    void is_no_backup_when_its_process_was_killed_while_sending_parts() throws Exception {
        killWhen("partNumber=3");

        assertNoBackupAndThenAWholeOne();
    }

    @Test
    void is_no_backup_when_its_process_was_killed_while_completing_the_object() throws Exception {
        killWhen("POST /backups/backups/large/test/b-1/objects");

        assertNoBackupAndThenAWholeOne();
    }

    @Test
    void is_no_backup_when_its_process_was_killed_before_the_manifest_arrived() throws Exception {
        killWhen("PUT /backups/backups/large/test/b-1/manifest.json");

        assertNoBackupAndThenAWholeOne();
    }

    /** The request that it dies of never reaches the store. */
    private void killWhen(String request) throws Exception {
        var met = new CountDownLatch(1);
        network.rule(line -> {
            if (line.contains(request) && !line.contains("?uploads")) {
                met.countDown();
                return new FaultyNetwork.Fate.CutWhileSending(0);
            }
            return new FaultyNetwork.Fate.Passes();
        });
        var victim = GeneratedBackup.process(network.endpoint(), MEBIBYTES)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(met.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        network.rule(line -> new FaultyNetwork.Fate.Passes());
    }

    private void assertNoBackupAndThenAWholeOne() throws IOException, InterruptedException {
        try (var vault = vault(store.endpoint())) {
            assertThat(vault.find(GeneratedBackup.TARGET, GeneratedBackup.ID)).isEmpty();
            assertThat(vault.list(GeneratedBackup.TARGET).backups()).isEmpty();

            var again = GeneratedBackup.process(store.endpoint(), MEBIBYTES)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(again.waitFor()).isZero();

            var backup = vault.find(GeneratedBackup.TARGET, GeneratedBackup.ID).orElseThrow();
            try (var in = vault.open(backup, "database.dump")) {
                assertThat(in.transferTo(OutputStream.nullOutputStream()))
                        .isEqualTo(Long.parseLong(MEBIBYTES) * 1024 * 1024);
            }
            assertThat(vault.sweep(Duration.ofDays(-1))).isEmpty();
            assertThat(files()).hasSize(2);
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Vault vault(URI endpoint) {
        var address = new S3Address(endpoint, "us-east-1", "backups", true, new S3Credentials("slipway", "secret"));
        var ring = KeyRing.of("key", Map.of("key", Base64.getEncoder().encodeToString(new byte[32])));
        return new Vault(
                S3Bucket.open(StoreSettings.of(address)), Sealer.under(ring), Optional.empty(), InstantSource.system());
    }
}
