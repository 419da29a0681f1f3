package dev.slipway.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.Release;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whether an event can be built by a program that has read none yet; in classes of its own, as trust is given once for all. */
class TrustedClassesTest {

    @Test
    void an_event_is_built_with_its_defaults_before_any_codec_is_there() throws Exception {
        try (var fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var builder = fresh.loadClass(FirstRequest.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(((Supplier<?>) builder).get()).hasToString("{}");
        }
    }

    /** Builds a request and says what evidence it has. */
    public static final class FirstRequest implements Supplier<String> {

        @Override
        public String get() {
            return DeployRequested.newBuilder()
                    .setEnvelope(Envelope.newBuilder()
                            .setEventId(Events.requestEventId("0199-1"))
                            .setRequestId("0199-1")
                            .setTarget("shop/production")
                            .setActor("key:someone")
                            .setOccurredAt(Instant.EPOCH)
                            .build())
                    .setRelease(Release.newBuilder()
                            .setVersion("1.0")
                            .setBundle(new ClaimCheck("a".repeat(64), 1L))
                            .build())
                    .build()
                    .getEvidence()
                    .toString();
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(TrustedClassesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
