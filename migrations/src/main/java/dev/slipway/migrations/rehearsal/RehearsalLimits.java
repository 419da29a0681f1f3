package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.Problem;
import dev.slipway.migrations.run.RunSettings;
import java.time.Duration;
import java.util.Set;

/**
 * What the operator puts up with.
 *
 * @param maxLock how long a migration may keep others from reading or writing a table
 * @param maxDuration how long one migration may take, in either direction
 * @param lockTimeout how long a statement may wait for a lock, as in production
 * @param maxBytes how large the copy may become
 * @param tolerated which problems of the files production puts up with
 * @param trusted extensions whose functions may be called although nobody knows them to be harmless
 */
public record RehearsalLimits(
        Duration maxLock,
        Duration maxDuration,
        Duration lockTimeout,
        long maxBytes,
        Set<Problem.Kind> tolerated,
        Set<String> trusted) {

    public RehearsalLimits {
        tolerated = Set.copyOf(tolerated);
        trusted = Set.copyOf(trusted);
    }

    /** Two seconds are what people take for a slow page; half an hour is what a deployment may be held up. */
    public static RehearsalLimits usual() {
        return new RehearsalLimits(
                Duration.ofSeconds(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(5),
                Long.MAX_VALUE,
                Set.of(),
                Set.of());
    }

    public RehearsalLimits withMaxLock(Duration time) {
        return new RehearsalLimits(time, maxDuration, lockTimeout, maxBytes, tolerated, trusted);
    }

    public RehearsalLimits withMaxDuration(Duration time) {
        return new RehearsalLimits(maxLock, time, lockTimeout, maxBytes, tolerated, trusted);
    }

    public RehearsalLimits withMaxBytes(long bytes) {
        return new RehearsalLimits(maxLock, maxDuration, lockTimeout, bytes, tolerated, trusted);
    }

    public RehearsalLimits tolerating(Set<Problem.Kind> kinds) {
        return new RehearsalLimits(maxLock, maxDuration, lockTimeout, maxBytes, kinds, trusted);
    }

    public RehearsalLimits trusting(Set<String> extensions) {
        return new RehearsalLimits(maxLock, maxDuration, lockTimeout, maxBytes, tolerated, extensions);
    }

    RunSettings settings() {
        return RunSettings.usual()
                .withLockTimeout(lockTimeout)
                .withStatementTimeout(maxDuration)
                .tolerating(tolerated.toArray(Problem.Kind[]::new));
    }
}
