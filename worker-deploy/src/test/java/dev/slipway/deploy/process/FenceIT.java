package dev.slipway.deploy.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.Owner;
import dev.slipway.release.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceIT {

    private static final int TIMES = 150;

    @TempDir
    Path root;

    @Test
    void an_owner_never_passes_after_a_newer_one() {
        var fence = new Fence(root);
        fence.pass(new Owner(Rivals.SHOP, 5));
        fence.pass(new Owner(Rivals.SHOP, 5));

        assertThatThrownBy(() -> new Fence(root).pass(new Owner(Rivals.SHOP, 4)))
                .isInstanceOf(FencedOut.class)
                .hasMessageContaining("4")
                .hasMessageContaining("5");
    }

    @Test
    void of_two_workers_at_once_the_older_never_writes_over_the_newer() throws Exception {
        var rivals = List.of(rival(1), rival(2));
        try {
            for (var rival : rivals) {
                assertThat(rival.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(rival.exitValue()).isZero();
            }
        } finally {
            rivals.forEach(Process::destroyForcibly);
        }

        assertThat(Rivals.last(root)).isEqualTo(2 * TIMES);
    }

    private Process rival(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rivals.class.getName(),
                        root.toString(),
                        Integer.toString(first))
                .inheritIO()
                .start();
    }

    /** One of two workers that own the same target in turn, each with every second token. */
    static final class Rivals {

        static final Target SHOP = Target.of("shop", "production");

        private Rivals() {}

        /** Ends with 1 if the fence was ever seen behind a token that had passed it. */
        public static void main(String[] arguments) {
            var root = Path.of(arguments[0]);
            var fence = new Fence(root);
            var behind = new ArrayList<Long>();
            int refused = 0;
            for (long token = Long.parseLong(arguments[1]); token <= 2L * TIMES; token += 2) {
                try {
                    fence.pass(new Owner(SHOP, token));
                    if (last(root) < token) {
                        behind.add(token);
                    }
                } catch (FencedOut otherWasFaster) {
                    refused++;
                }
            }
            System.out.println("Rival " + arguments[1] + ": " + refused + " refused, behind: " + behind);
            System.exit(behind.isEmpty() ? 0 : 1);
        }

        static long last(Path root) {
            return TargetFolder.of(root, SHOP)
                    .fence()
                    .read()
                    .map(content -> Long.parseLong(new String(content, US_ASCII)))
                    .orElse(0L);
        }
    }
}
