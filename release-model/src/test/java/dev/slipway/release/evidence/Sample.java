package dev.slipway.release.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reports in the manner of well-known tools. */
final class Sample {

    static final String WEB_DIGEST = "sha256:" + "a1".repeat(32);

    private Sample() {}

    static byte[] named(String name) {
        try (var file = Objects.requireNonNull(Sample.class.getResourceAsStream("/evidence/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] of(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
