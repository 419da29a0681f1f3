package dev.slipway.release.bundle;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Takes any bytes for a bundle, and once more for the archive inside one, which no luck would ever compress right. */
public final class FuzzedArchive {

    private static final BundleLimits SMALL = new BundleLimits(50, 64 * 1024, 256 * 1024);
    private static final Path FOLDER = Path.of("bundles").toAbsolutePath();

    private FuzzedArchive() {}

    public static void read(byte[] input) {
        try {
            open(input);
            open(Zstd.compress(input, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void open(byte[] bundle) throws IOException {
        var file = Files.write(Files.createDirectories(FOLDER).resolve("bundle"), bundle);
        var releases = FOLDER.resolve("releases");
        try {
            var unpacked = new BundleReader(SMALL, () -> Instant.EPOCH.plus(Duration.ofDays(1)))
                    .unpack(file, BundleDigest.of(file), releases);
            new Unpacked(unpacked).remove();
        } catch (RefusedBundleException refused) {
            new Unpacked(releases).isEmpty(refused);
        }
    }

    private record Unpacked(Path folder) {

        void remove() throws IOException {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }

        void isEmpty(RefusedBundleException refused) throws IOException {
            var message = refused.getMessage();
            if (message == null || message.isBlank()) {
                throw new AssertionError("it was refused without a word");
            }
            if (Files.exists(folder)) {
                try (var left = Files.list(folder)) {
                    if (left.findAny().isPresent()) {
                        throw new AssertionError("something is left of a refused bundle", refused);
                    }
                }
            }
        }
    }
}
