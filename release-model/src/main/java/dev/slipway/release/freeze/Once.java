package dev.slipway.release.freeze;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** A single stretch, such as the days around Christmas of one year. */
public record Once(LocalDateTime from, LocalDateTime until, ZoneId zone) implements Schedule {

    public Once {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "it ends at " + until + ", which is not after its beginning " + from + "; correct one of them");
        }
        if (new WallClock(zone).between(from, until).isEmpty()) {
            throw new IllegalArgumentException("it never comes, for clocks in " + zone + " are put forward from " + from
                    + " or before to " + until + " or after; correct one of them");
        }
    }

    @Override
    public boolean contains(Instant instant) {
        return occurrence().contains(instant);
    }

    @Override
    public Optional<Instant> nextEdge(Instant after) {
        var only = occurrence();
        return Stream.of(only.begin(), only.end())
                .filter(edge -> !only.isEmpty() && edge.isAfter(after))
                .findFirst();
    }

    private Occurrence occurrence() {
        return new WallClock(zone).between(from, until);
    }
}
