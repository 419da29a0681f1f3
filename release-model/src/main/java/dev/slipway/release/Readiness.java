package dev.slipway.release;

import java.time.Duration;

/** When a new copy of a service counts as able to serve: this path answers well within that time. */
public record Readiness(String path, Duration within) {}
