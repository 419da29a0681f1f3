package dev.slipway.release.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedDownloadIT {

    private static final byte[] BYTES = {1, 2, 3, 4};

    @TempDir
    Path folder;

    @Test
    void keeps_what_has_the_digest() throws IOException {
        CheckedDownload.save(stream(), digest(), folder.resolve("bundle"), 4);

        assertThat(folder.resolve("bundle")).hasBinaryContent(BYTES);
    }

    @Test
    void keeps_nothing_of_what_has_another_digest() {
        assertThatThrownBy(() ->
                        CheckedDownload.save(stream(), new BundleDigest("0".repeat(64)), folder.resolve("bundle"), 4))
                .isInstanceOf(BundleStoreException.Damaged.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void stops_at_the_bound_however_much_comes() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };

        assertThatThrownBy(() -> CheckedDownload.save(endless, digest(), folder.resolve("bundle"), 1_000_000))
                .isInstanceOf(BundleStoreException.Damaged.class)
                .hasMessageContaining("more than the 1000000 bytes allowed");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void counts_a_broken_connection_as_worth_another_try() {
        var breaking = new SequenceInputStream(stream(), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> CheckedDownload.save(breaking, digest(), folder.resolve("bundle"), 100))
                .isInstanceOf(BundleStoreException.Unreachable.class)
                .hasMessageContaining("broke off in the middle");
        assertThat(folder).isEmptyDirectory();
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(BYTES);
    }

    private static BundleDigest digest() throws IOException {
        return BundleDigest.of(stream());
    }
}
