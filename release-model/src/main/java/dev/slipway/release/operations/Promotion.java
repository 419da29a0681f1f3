package dev.slipway.release.operations;

import dev.slipway.release.Target;
import java.time.Duration;

/** The target takes only what has succeeded on another one, and not too long ago. */
public record Promotion(Target from, Duration within) {

    static final Duration WITHIN = Duration.ofDays(30);
}
