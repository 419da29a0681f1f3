package dev.slipway.release.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever strangers hand in, a reader answers or refuses: it never breaks, hangs, or takes all memory. */
class ReadersFuzzIT {

    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final int ENOUGH = 100;

    @TempDir
    Path folder;

    @Test
    void nothing_is_found_that_breaks_a_reader() throws IOException, InterruptedException {
        var seed = RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE);
        var soak = Duration.ofMinutes(Long.getLong("slipway.soak.minutes", 0)); // as `./test --soak` says
        var result = new Fuzzer(folder, seed, LOOK.plus(soak)).run();
        System.out.println("Fuzzing with seed " + seed + ": " + result.tried() + " inputs tried");

        assertThat(result.nothingFound())
                .as("seed %d: %s", seed, result.finding())
                .isTrue();
        assertThat(result.tried()).as("inputs tried").isGreaterThan(ENOUGH);
    }
}
