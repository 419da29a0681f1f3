package dev.slipway.migrations.rehearsal.watch;

import java.time.Duration;

/** How long one statement took, and where it stands. */
public record StatementTime(int line, String statement, Duration duration) {}
