package dev.slipway.cli.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which part of the log is read: all of it, or one target's, or from some time on; with or without heartbeats. */
public record Extent(Optional<String> target, Optional<Instant> since, boolean withProgress) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int VERSION_WITH_TIME = 7;

    public static Extent everything() {
        return new Extent(Optional.empty(), Optional.empty(), false);
    }

    /** A request's id tells when it was made, so nothing older needs to be read; any other id is looked for everywhere. */
    public static Extent since(String requestId) {
        return new Extent(Optional.empty(), timeIn(requestId), false);
    }

    public Extent from(Instant earliest) {
        return new Extent(target, Optional.of(earliest), withProgress);
    }

    public Extent of(String chosen) {
        return new Extent(Optional.of(chosen), since, withProgress);
    }

    public Extent withHeartbeats() {
        return new Extent(target, since, true);
    }

    private static Optional<Instant> timeIn(String requestId) {
        try {
            var id = UUID.fromString(requestId);
            return id.version() == VERSION_WITH_TIME
                    ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                            .minus(CLOCKS_DIFFER))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
