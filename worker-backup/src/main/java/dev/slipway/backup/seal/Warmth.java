package dev.slipway.backup.seal;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the cipher compiled before it is needed. Java translates what is called often, not what takes long; a seal makes
 * few calls of a mebibyte each, and would go on for gigabytes at a fiftieth of its speed.
 */
final class Warmth {

    private static final Logger LOG = LoggerFactory.getLogger(Warmth.class);
    private static final int SMALL_SEGMENT = 1024;
    private static final int SEGMENTS = 10_000;

    private static final Warmth OF_THIS_PROCESS = new Warmth();

    private boolean begun;

    private Warmth() {}

    /** Once per process, beside whatever else is beginning; it takes a quarter of a second. */
    static void begin() {
        OF_THIS_PROCESS.beginOnce();
    }

    private synchronized void beginOnce() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().name("warm-the-seal").daemon().start(Warmth::sealAndOpen);
        }
    }

    private static void sealAndOpen() {
        try {
            var cipher =
                    new AesGcmHkdfStreaming(new byte[DataKey.BYTES], "HmacSha256", DataKey.BYTES, SMALL_SEGMENT, 0);
            var sealed = new ByteArrayOutputStream(SEGMENTS * SMALL_SEGMENT);
            try (var out = cipher.newEncryptingStream(sealed, new byte[0])) {
                for (var segment = 0; segment < SEGMENTS; segment++) {
                    out.write(new byte[SMALL_SEGMENT]);
                }
            }
            try (InputStream in =
                    cipher.newDecryptingStream(new ByteArrayInputStream(sealed.toByteArray()), new byte[0])) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The cipher could not be warmed up, so the first gigabytes will be slow: {}", e.getMessage());
        }
    }
}
