package dev.slipway.verify;

import dev.slipway.release.SmokeTest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One smoke test at one address; the detour says so if the entry sends its path to another service. */
public record Visit(String name, SmokeTest test, URI address, Optional<String> detour) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration LONGEST_OVERTIME = Duration.ofSeconds(5);

    /** Until when an answer is waited for: somewhat longer than allowed, since "late by how much" helps more than "late". */
    public Duration deadline() {
        var within = test.expectation().within();
        return within.plus(within.compareTo(LONGEST_OVERTIME) < 0 ? within : LONGEST_OVERTIME);
    }

    /** Whether calling twice does no more than calling once. */
    boolean repeatable() {
        return SAFE.contains(test.call().method());
    }
}
