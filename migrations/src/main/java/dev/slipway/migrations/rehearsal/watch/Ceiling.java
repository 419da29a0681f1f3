package dev.slipway.migrations.rehearsal.watch;

import java.time.Duration;

/** What no migration may exceed, whatever it has set for itself: then its session is ended. */
public record Ceiling(Duration time, long databaseBytes) {}
