package dev.slipway.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.testing.real.FaultyNetwork;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BucketIT {

    private static final int MIB = 1024 * 1024;
    private static final Patience BRIEF = new Patience(8, Duration.ofMillis(20), Duration.ofMillis(200));
    private static final Optional<Lock> UNLOCKED = Optional.empty();

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private FaultyNetwork network;
    private S3Bucket bucket;

    @BeforeEach
    void start() throws IOException {
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, 0, "slipway", "secret"));
        network = new FaultyNetwork(store.endpoint());
        bucket = S3Bucket.open(settings(network.endpoint(), "backups", "secret"));
        bucket.makeIfMissing();
    }

    @AfterEach
    void stop() throws IOException {
        bucket.close();
        network.close();
        store.close();
    }

    @Test
    void brings_back_a_stream_of_several_parts() throws IOException {
        var content = random(20 * MIB + 17);

        var stored = write("large", content);

        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.key()).isEqualTo("large.0001");
            assertThat(piece.parts()).extracting(Part::size).containsExactly(8L * MIB, 8L * MIB, 4L * MIB + 17);
        });
        assertThat(read(stored)).isEqualTo(content);
        assertThat(folder.resolve("backups/ours/large.0001")).hasBinaryContent(content);
    }

    @Test
    void brings_back_small_and_empty_streams() throws IOException {
        for (var length : new int[] {0, 1, 8 * MIB, 8 * MIB + 1}) {
            var content = random(length);
            assertThat(read(write("small-" + length, content))).isEqualTo(content);
        }
    }

    @Test
    void goes_on_in_another_piece_when_one_has_as_many_parts_as_it_may() throws IOException {
        var content = random(33 * MIB);
        try (var out = bucket.writer("large", new PartSize(5 * MIB, 2), UNLOCKED)) {
            out.write(content);
            var stored = out.finish();

            assertThat(stored.pieces())
                    .extracting(Piece::key, Piece::size)
                    .containsExactly(
                            tuple("large.0001", 10L * MIB),
                            tuple("large.0002", 10L * MIB),
                            tuple("large.0003", 10L * MIB),
                            tuple("large.0004", 3L * MIB));
            assertThat(read(stored)).isEqualTo(content);
        }
    }

    @Test
    void sends_the_digest_of_each_part_where_the_store_checks_it() throws IOException {
        write("large", random(9 * MIB));

        assertThat(network.seen())
                .filteredOn(head -> head.contains("partNumber="))
                .hasSize(2)
                .allSatisfy(head -> assertThat(head).containsIgnoringCase("x-amz-checksum-sha256: "));
    }

    @Test
    void sends_no_digest_where_the_store_would_refuse_it() throws IOException {
        var plain = settings(network.endpoint(), "backups", "secret");
        try (var old = S3Bucket.open(new StoreSettings(
                plain.address(), plain.prefix(), Checksums.NONE, Optional.empty(), plain.patience()))) {
            try (var out = old.writer("large", 0, UNLOCKED)) {
                out.write(random(9 * MIB));
                out.finish();
            }
        }

        assertThat(network.seen())
                .filteredOn(head -> head.startsWith("PUT") || head.startsWith("POST"))
                .noneSatisfy(head -> assertThat(head).containsIgnoringCase("checksum"));
    }

    @Test
    void tells_the_store_which_key_to_encrypt_with() throws IOException {
        var plain = settings(network.endpoint(), "backups", "secret");
        network.rule(request -> new FaultyNetwork.Fate.Answered(200));
        try (var managed = S3Bucket.open(new StoreSettings(
                plain.address(),
                "",
                Checksums.SHA256,
                Optional.of(new ServerSideEncryption("aws:kms", "key-7")),
                plain.patience()))) {
            managed.put("small", new byte[1], UNLOCKED);
        }

        assertThat(network.seen().getLast())
                .containsIgnoringCase("x-amz-server-side-encryption: aws:kms")
                .containsIgnoringCase("x-amz-server-side-encryption-aws-kms-key-id: key-7");
    }

    @Test
    void writes_nothing_over() {
        bucket.put("manifest", text("first"), UNLOCKED);

        assertThatThrownBy(() -> bucket.put("manifest", text("second"), UNLOCKED))
                .isInstanceOf(StoreException.Taken.class)
                .hasMessageContaining("writing manifest");
        assertThat(bucket.read("manifest").orElseThrow().bytes()).isEqualTo(text("first"));
    }

    @Test
    void replaces_only_what_is_still_the_same() {
        bucket.put("manifest", text("first"), UNLOCKED);
        var read = bucket.read("manifest").orElseThrow();

        bucket.replace("manifest", read, text("second"));

        assertThatThrownBy(() -> bucket.replace("manifest", read, text("third")))
                .isInstanceOf(StoreException.Taken.class);
        assertThat(bucket.read("manifest").orElseThrow().bytes()).isEqualTo(text("second"));
    }

    @Test
    void leaves_nothing_when_it_is_closed_before_the_end() throws IOException {
        try (var out = bucket.writer("large", 0, UNLOCKED)) {
            out.write(random(20 * MIB));
        }

        assertThat(bucket.list("")).isEmpty();
        assertThat(bucket.abortUploads("", Instant.MAX)).isEmpty();
    }

    @Test
    void sweeps_uploads_that_nobody_finishes() throws IOException {
        var out = bucket.writer("large", 0, UNLOCKED);
        out.write(random(17 * MIB));
        network.rule(request -> new FaultyNetwork.Fate.Answered(503));
        out.close(); // cannot reach the store any more, as a process that was killed
        network.rule(request -> new FaultyNetwork.Fate.Passes());

        assertThat(bucket.abortUploads("", Instant.now().minus(Duration.ofHours(1))))
                .isEmpty();
        assertThat(bucket.abortUploads("other/", Instant.now().plusSeconds(60))).isEmpty();
        assertThat(bucket.abortUploads("", Instant.now().plusSeconds(60))).containsExactly("large.0001");
        assertThat(bucket.abortUploads("", Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void stops_when_somebody_else_has_ended_the_upload() throws IOException {
        try (var out = bucket.writer("large", 0, UNLOCKED)) {
            out.write(random(9 * MIB));
            assertThat(bucket.abortUploads("large", Instant.MAX)).containsExactly("large.0001");

            assertThatThrownBy(() -> {
                        out.write(random(40 * MIB));
                        out.finish();
                    })
                    .isInstanceOfSatisfying(
                            StoreException.Abandoned.class,
                            over -> assertThat(over.retriable()).isTrue())
                    .hasMessageContaining("another attempt");
        }
        assertThat(bucket.list("")).isEmpty();
    }

    @Test
    void sends_a_part_again_when_the_store_is_out_of_order() throws IOException {
        var failures = new AtomicInteger();
        network.rule(request -> request.contains("partNumber=2") && failures.getAndIncrement() < 4
                ? new FaultyNetwork.Fate.Answered(failures.get() % 2 == 0 ? 500 : 503)
                : new FaultyNetwork.Fate.Passes());
        var content = random(25 * MIB);

        assertThat(read(write("large", content))).isEqualTo(content);
        assertThat(network.seen())
                .filteredOn(head -> head.contains("partNumber=2"))
                .hasSize(5);
        assertThat(network.seen())
                .filteredOn(head -> head.contains("partNumber=1"))
                .hasSize(1);
    }

    @Test
    void sends_a_part_again_when_its_connection_breaks() throws IOException {
        var failures = new AtomicInteger();
        network.rule(request -> request.contains("partNumber=1") && failures.getAndIncrement() < 2
                ? new FaultyNetwork.Fate.CutWhileSending(3 * MIB)
                : new FaultyNetwork.Fate.Passes());
        var content = random(12 * MIB);

        assertThat(read(write("large", content))).isEqualTo(content);
    }

    @Test
    void knows_its_own_work_when_the_answer_was_lost() throws IOException {
        var lost = new AtomicInteger();
        network.rule(
                request -> (request.startsWith("POST") && request.contains("uploadId=") || request.contains("small"))
                                && lost.getAndIncrement() % 2 == 0
                        ? new FaultyNetwork.Fate.Unheard()
                        : new FaultyNetwork.Fate.Passes());
        var content = random(12 * MIB);

        assertThat(read(write("large", content))).isEqualTo(content);
        bucket.put("small", text("once"), UNLOCKED);
        assertThat(bucket.read("small").orElseThrow().bytes()).isEqualTo(text("once"));
    }

    @Test
    void waits_for_a_store_that_was_stopped_and_comes_back() throws Exception {
        var port = store.endpoint().getPort();
        var content = random(30 * MIB);
        try (var out = bucket.writer("large", 0, UNLOCKED)) {
            out.write(content, 0, 10 * MIB);
            store.close();
            var failing = new CountDownLatch(3);
            network.rule(request -> {
                failing.countDown();
                return new FaultyNetwork.Fate.Passes();
            });
            Thread.startVirtualThread(() -> {
                try {
                    failing.await();
                } catch (InterruptedException e) {
                    return;
                }
                store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, port, "slipway", "secret"));
            });
            out.write(content, 10 * MIB, 20 * MIB);

            assertThat(read(out.finish())).isEqualTo(content);
        }
    }

    @Test
    void gives_up_on_a_store_that_stays_away_and_says_so() throws IOException {
        try (var out = bucket.writer("large", 0, UNLOCKED)) {
            out.write(random(8 * MIB));
            network.rule(request -> new FaultyNetwork.Fate.Answered(503));

            assertThatThrownBy(() -> {
                        out.write(random(40 * MIB));
                        out.finish();
                    })
                    .isInstanceOfSatisfying(
                            StoreException.Away.class,
                            away -> assertThat(away.retriable()).isTrue())
                    .hasMessageContaining("out of order")
                    .hasMessageContaining("status 503")
                    .hasMessageContaining("tried 8 times");
        }
    }

    @Test
    void reads_on_where_the_connection_was_cut() throws IOException {
        var content = random(20 * MIB);
        var stored = write("large", content);
        network.rule(request -> new FaultyNetwork.Fate.CutWhileAnswered(7 * MIB));

        assertThat(read(stored)).isEqualTo(content);
        assertThat(network.seen()).filteredOn(head -> head.startsWith("GET")).hasSizeGreaterThan(2);
    }

    @Test
    void stops_at_a_part_that_is_not_what_was_stored() throws IOException {
        var stored = write("large", random(20 * MIB));
        var file = folder.resolve("backups/ours/large.0001");
        var bytes = Files.readAllBytes(file);
        bytes[9 * MIB] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> read(stored))
                .isInstanceOf(StoreException.Damaged.class)
                .hasMessageContaining("part 2 of large.0001");
    }

    @Test
    void stops_where_bytes_are_missing() throws IOException {
        var stored = write("large", random(20 * MIB));
        var file = folder.resolve("backups/ours/large.0001");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 19 * MIB));

        assertThatThrownBy(() -> read(stored))
                .isInstanceOf(StoreException.Damaged.class)
                .hasMessageContaining("shorter than the " + 20 * MIB + " bytes");
    }

    @Test
    void says_that_the_bucket_is_missing() {
        try (var nowhere = S3Bucket.open(settings(network.endpoint(), "nowhere", "secret"))) {
            assertThatThrownBy(() -> nowhere.put("small", new byte[1], UNLOCKED))
                    .isInstanceOfSatisfying(
                            StoreException.NoBucket.class,
                            missing -> assertThat(missing.retriable()).isFalse())
                    .hasMessageContaining("there is no bucket nowhere at " + network.endpoint());
        }
    }

    @Test
    void says_that_the_key_is_wrong() {
        try (var stranger = S3Bucket.open(settings(network.endpoint(), "backups", "guessed"))) {
            assertThatThrownBy(() -> stranger.list(""))
                    .isInstanceOf(StoreException.Refused.class)
                    .hasMessageContaining("access key slipway")
                    .hasMessageContaining("correct the access key and its secret")
                    .hasMessageNotContaining("guessed");
        }
    }

    @Test
    void says_that_the_clock_is_wrong() {
        network.rule(request -> new FaultyNetwork.Fate.Answered(403, "RequestTimeTooSkewed"));

        assertThatThrownBy(() -> bucket.list(""))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("set the clock of this machine");
    }

    @Test
    void says_that_nobody_answers() throws IOException {
        network.close();

        assertThatThrownBy(() -> bucket.list(""))
                .isInstanceOf(StoreException.Away.class)
                .hasMessageContaining("no store answered at " + network.endpoint());
    }

    @Test
    void stops_at_once_when_whoever_writes_is_interrupted() throws Exception {
        var held = new CountDownLatch(1);
        network.rule(request ->
                request.contains("partNumber=") ? new FaultyNetwork.Fate.Held(held) : new FaultyNetwork.Fate.Passes());
        var ended = new java.util.concurrent.CompletableFuture<Throwable>();
        var writer = Thread.ofVirtual().start(() -> {
            try (var out = bucket.writer("large", 0, UNLOCKED)) {
                out.write(random(60 * MIB));
                out.finish();
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        while (network.seen().stream().noneMatch(head -> head.contains("partNumber=2"))) {
            Thread.onSpinWait();
        }

        writer.interrupt();

        assertThat(ended.get(20, java.util.concurrent.TimeUnit.SECONDS)).isInstanceOf(StoreException.Abandoned.class);
        network.rule(request -> new FaultyNetwork.Fate.Passes());
        held.countDown();
        assertThat(bucket.abortUploads("", Instant.MAX)).isEmpty();
    }

    /** The store of these tests knows no lock, so one is played that does. */
    @Test
    void asks_a_store_that_can_lock_to_keep_what_is_written() throws IOException {
        network.rule(request -> new FaultyNetwork.Fate.Said(
                request.contains("?uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
                        : request.contains("?object-lock")
                                ? "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>"
                                        + "</ObjectLockConfiguration>"
                                : "<CompleteMultipartUploadResult/>"));
        var lock = Optional.of(new Lock(Instant.parse("2027-01-02T03:04:05Z")));

        assertThat(bucket.canLock()).isTrue();
        bucket.put("small", text("kept"), lock);
        try (var out = bucket.writer("large", 0, lock)) {
            out.write(random(9 * MIB));
            out.finish();
        }

        assertThat(network.seen())
                .filteredOn(head -> head.startsWith("PUT /backups/ours/small") || head.contains("?uploads"))
                .hasSize(2)
                .allSatisfy(head -> assertThat(head)
                        .containsIgnoringCase("x-amz-object-lock-mode: GOVERNANCE")
                        .containsIgnoringCase("x-amz-object-lock-retain-until-date: 2027-01-02T03:04:05Z"));
    }

    @Test
    void does_not_lock_where_the_store_checks_nothing() {
        var plain = settings(network.endpoint(), "backups", "secret");
        var unchecked =
                new StoreSettings(plain.address(), plain.prefix(), Checksums.NONE, Optional.empty(), plain.patience());
        try (var old = S3Bucket.open(unchecked)) {
            assertThatThrownBy(() -> old.put("small", new byte[1], Optional.of(new Lock(Instant.MAX))))
                    .isInstanceOf(StoreException.Refused.class)
                    .hasMessageContaining("only with checksums");
        }
    }

    @Test
    void finds_no_lock_where_the_store_has_none() {
        assertThat(bucket.canLock()).isFalse();
    }

    private Stored write(String key, byte[] content) throws IOException {
        try (var out = bucket.writer(key, 0, UNLOCKED)) {
            out.write(content);
            return out.finish();
        }
    }

    private byte[] read(Stored stored) throws IOException {
        try (var in = bucket.open(stored)) {
            return in.readAllBytes();
        }
    }

    private static StoreSettings settings(URI endpoint, String bucket, String secret) {
        var address = new S3Address(endpoint, "us-east-1", bucket, true, new S3Credentials("slipway", secret));
        return new StoreSettings(address, "ours/", Checksums.SHA256, Optional.empty(), BRIEF);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
