package dev.slipway.release.freeze;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What people mean by a time on the wall where clocks are changed: a time that is skipped is the moment of the change,
 * and of a time that comes twice a stretch begins with the first and ends with the second.
 */
record WallClock(ZoneId zone) {

    Occurrence between(LocalDateTime begin, LocalDateTime end) {
        return new Occurrence(instants(begin).getFirst(), instants(end).getLast());
    }

    private List<Instant> instants(LocalDateTime time) {
        var offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty()
                ? List.of(zone.getRules().getTransition(time).getInstant())
                : offsets.stream().map(time::toInstant).sorted().toList();
    }
}
