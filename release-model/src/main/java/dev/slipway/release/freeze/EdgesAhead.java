package dev.slipway.release.freeze;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Goes from edge to edge of many schedules, and asks none of them again before its own next edge has passed. */
final class EdgesAhead {

    /** The edge of a schedule that comes after a moment, if one does. */
    interface NextEdge extends Function<Instant, Optional<Instant>> {}

    private record Edge(Instant at, NextEdge schedule) {}

    private final PriorityQueue<Edge> edges = new PriorityQueue<>(Comparator.comparing(Edge::at));

    EdgesAhead(Collection<NextEdge> schedules, Instant from) {
        schedules.forEach(schedule -> look(schedule, from));
    }

    /** The next one of any of them; moments are asked for in their order. */
    Optional<Instant> after(Instant moment) {
        while (!edges.isEmpty() && !edges.peek().at().isAfter(moment)) {
            look(edges.remove().schedule(), moment);
        }
        return Optional.ofNullable(edges.peek()).map(Edge::at);
    }

    private void look(NextEdge schedule, Instant after) {
        schedule.apply(after).ifPresent(at -> edges.add(new Edge(at, schedule)));
    }
}
