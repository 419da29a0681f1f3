package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the engine finds out whether a container is healthy; what is left open is as the image says. */
public record Healthcheck(
        List<String> test,
        boolean disabled,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        Optional<Long> retries,
        Place origin) {

    private static final String NONE = "NONE";

    public Healthcheck {
        test = List.copyOf(test);
    }

    /** Whether there is to be no check, not even that of the image. */
    public boolean isOff() {
        return disabled || !test.isEmpty() && test.getFirst().equals(NONE);
    }
}
