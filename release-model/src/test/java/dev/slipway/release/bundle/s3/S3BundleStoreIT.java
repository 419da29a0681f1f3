package dev.slipway.release.bundle.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.BundleWriter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BundleStoreIT {

    @TempDir
    static Path storage;

    private static StoreOnAFolder server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startStore() throws Exception {
        server = new StoreOnAFolder(storage);
    }

    @AfterAll
    static void stopStore() throws Exception {
        server.close();
    }

    @Test
    void gives_back_the_bundle_that_was_put_there_and_makes_the_bucket_itself() throws IOException {
        var app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve("slipway.yaml"), "application: shop\n");
        Files.write(app.resolve("large.bin"), randomBytes(5 << 20));
        var bundle = new BundleWriter().write(app, folder.resolve("made"));
        var fetched = folder.resolve("somewhere/fetched");

        try (var store = new S3BundleStore(server.address("new-bucket", StoreOnAFolder.CREDENTIALS))) {
            store.put(bundle.digest(), bundle.file());
            store.fetch(bundle.digest(), fetched);
        }

        assertThat(Files.mismatch(bundle.file(), fetched)).isEqualTo(-1);
        assertThat(new BundleReader().read(fetched, bundle.digest(), "slipway.yaml"))
                .isPresent();
        assertThat(storage.resolve(
                        "new-bucket/bundles/sha256/" + bundle.digest().hex()))
                .exists();
    }

    @Test
    void never_writes_over_what_is_there() throws IOException {
        var file = Files.writeString(folder.resolve("bundle"), "first");
        var digest = BundleDigest.of(file);
        try (var store = new S3BundleStore(server.address())) {
            store.put(digest, file);
            Files.writeString(file, "other");

            store.put(digest, file);

            store.fetch(digest, folder.resolve("fetched"));
            assertThat(folder.resolve("fetched")).hasContent("first");
        }
    }

    @Test
    void refuses_what_was_exchanged_in_the_store_and_leaves_no_file() throws IOException {
        var file = Files.writeString(folder.resolve("bundle"), "exchanged");
        var digest = new BundleDigest("ab".repeat(32));
        try (var store = new S3BundleStore(server.address())) {
            store.put(digest, file);
            var target = Files.createDirectory(folder.resolve("fetched")).resolve("bundle");

            assertThatThrownBy(() -> store.fetch(digest, target))
                    .isInstanceOf(BundleStoreException.Damaged.class)
                    .hasMessageContaining("damaged or exchanged");
            assertThat(target.getParent()).isEmptyDirectory();
        }
    }

    @Test
    void says_when_there_is_no_such_bundle_or_bucket() {
        var digest = new BundleDigest("cd".repeat(32));
        for (var bucket : new String[] {"releases", "never-made"}) {
            try (var store = new S3BundleStore(server.address(bucket, StoreOnAFolder.CREDENTIALS))) {
                assertThatThrownBy(() -> store.fetch(digest, folder.resolve("fetched")))
                        .isInstanceOf(BundleStoreException.Missing.class)
                        .hasMessageContaining("there is no bundle " + digest + " in bucket " + bucket);
            }
        }
    }

    @Test
    void says_when_the_credentials_are_wrong_without_showing_them() throws IOException {
        var file = Files.write(folder.resolve("bundle"), randomBytes(5 << 20));
        var digest = BundleDigest.of(file);
        for (var wrong : new S3Credentials[] {
            new S3Credentials("slipway", "a-wrong-one"), new S3Credentials("nobody", "a-wrong-one")
        }) {
            try (var store = new S3BundleStore(server.address("releases", wrong))) {
                assertThatThrownBy(() -> store.put(digest, file))
                        .isInstanceOf(BundleStoreException.Denied.class)
                        .hasMessageContaining("refuses access key " + wrong.accessKey())
                        .hasMessageNotContaining("a-wrong-one");
            }
        }
    }

    @Test
    void says_when_no_store_answers() throws IOException {
        var file = Files.writeString(folder.resolve("bundle"), "bundle");
        var digest = BundleDigest.of(file);
        try (var store = new S3BundleStore(new S3Address(
                URI.create("http://127.0.0.1:" + portNobodyListensOn()),
                "us-east-1",
                "releases",
                true,
                StoreOnAFolder.CREDENTIALS))) {
            assertThatThrownBy(() -> store.put(digest, file))
                    .isInstanceOf(BundleStoreException.Unreachable.class)
                    .hasMessageContaining("no store answers at http://127.0.0.1:");
            assertThatThrownBy(() -> store.fetch(digest, folder.resolve("fetched")))
                    .isInstanceOf(BundleStoreException.Unreachable.class);
        }
    }

    private static int portNobodyListensOn() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
