package dev.slipway.validate.lane;

import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One target as the gate sees it. The line is in the order of going: whoever holds the lane is its first; dry runs
 * stand in it too, but neither wait nor are waited for.
 */
public record Lane(List<Ticket> line, List<Stop> stops, Optional<Hold> hold, Serving serving, Marks marks) {

    /** The memory of a target is one record of the ledger, and letters may take up to three bytes there. */
    public static final long MOST_LETTERS = 512 * 1024;

    public static final Lane EMPTY = new Lane(List.of(), List.of(), Optional.empty(), Serving.UNHEARD, Marks.NONE);

    public Lane {
        line = List.copyOf(line);
        stops = List.copyOf(stops);
    }

    public Optional<Ticket> ticket(String requestId) {
        return line.stream().filter(ticket -> ticket.id().equals(requestId)).findFirst();
    }

    public Optional<Stop> stop(String requestId) {
        return stops.stream().filter(stop -> stop.id().equals(requestId)).findFirst();
    }

    public List<Stop> stopsOf(String subject) {
        return stops.stream().filter(stop -> stop.subject().equals(subject)).toList();
    }

    /** Those that want the lane, in the order of going. */
    public List<Ticket> queue() {
        return line.stream().filter(ticket -> !ticket.request().wish().dryRun()).toList();
    }

    /** The place among those that wait, from 1. */
    public int place(String requestId) {
        var waiting = queue().stream().filter(ticket -> !ticket.phase().holdsLane());
        return waiting.map(Ticket::id).toList().indexOf(requestId) + 1;
    }

    public Optional<Ticket> first() {
        return queue().stream().findFirst();
    }

    /** The one that holds the lane. */
    public Optional<Ticket> running() {
        return first().filter(ticket -> ticket.phase().holdsLane());
    }

    /** A request that has not ended. */
    public Optional<Request> underWay(String requestId) {
        return ticket(requestId).map(Ticket::request).or(() -> stop(requestId).map(Stop::request));
    }

    public long underWay(RequestKind kind) {
        return Stream.concat(line.stream().map(Ticket::request), stops.stream().map(Stop::request))
                .filter(request -> request.kind() == kind)
                .count();
    }

    /** The length of what others have written and the line has to keep. */
    public long letters() {
        return line.stream().mapToLong(Ticket::letters).sum();
    }

    /** What is known of a request id, be it under way or ended. */
    public Optional<Mark> mark(String requestId) {
        return underWay(requestId).map(Request::mark).or(() -> marks.of(requestId));
    }

    /** How many requests of unknown origin are remembered. */
    public long strangers(Instant now) {
        return marks.at(now).strangers();
    }

    /** How many requests are remembered, under way or ended. */
    public long remembered(Instant now) {
        return line.size() + stops.size() + marks.at(now).ended().size();
    }

    /** When one of them need not be remembered any more. */
    public Optional<Instant> forgetsAt(Instant now) {
        return marks.at(now).ended().stream().map(Mark::until).min(Comparator.naturalOrder());
    }

    public boolean outdates(Ticket ticket) {
        return serving.outdates(ticket.planning());
    }

    /** Requests go to the end of the line; a rollback goes before all that do not hold the lane, behind other rollbacks. */
    public Lane join(Ticket ticket) {
        var place = ticket.request().kind() == RequestKind.ROLLBACK ? afterRollbacks() : line.size();
        var longer = new ArrayList<>(line);
        longer.add(place, ticket);
        return withLine(longer);
    }

    private int afterRollbacks() {
        var place = line.size();
        while (place > 0 && !goesBeforeRollbacks(line.get(place - 1))) {
            place--;
        }
        return place;
    }

    private static boolean goesBeforeRollbacks(Ticket ticket) {
        return ticket.phase().holdsLane() || ticket.request().kind() == RequestKind.ROLLBACK;
    }

    /** What stood before it waits for something else than the lane, and lets it pass. */
    public Lane first(Ticket ticket) {
        var others = line.stream().filter(other -> !other.id().equals(ticket.id()));
        return withLine(Stream.concat(Stream.of(ticket), others).toList());
    }

    public Lane with(Ticket ticket) {
        return withLine(line.stream()
                .map(other -> other.id().equals(ticket.id()) ? ticket : other)
                .toList());
    }

    public Lane with(Stop stop) {
        return new Lane(line, Stream.concat(stops.stream(), Stream.of(stop)).toList(), hold, serving, marks);
    }

    /** Deploy was undoing already when it was told to stop: whoever asked for it still hears how that ends. */
    public Lane unasked(Stop stop) {
        return withoutStop(stop.id()).with(stop.unasked());
    }

    public Lane withoutStop(String requestId) {
        Predicate<Stop> stays = stop -> !stop.id().equals(requestId);
        return new Lane(line, stops.stream().filter(stays).toList(), hold, serving, marks);
    }

    /** Another request came under the id of one that is under way. */
    public Lane met(String requestId, String impostor) {
        return new Lane(
                line.stream()
                        .map(ticket -> ticket.id().equals(requestId) ? ticket.met(impostor) : ticket)
                        .toList(),
                stops.stream()
                        .map(stop -> stop.id().equals(requestId) ? stop.met(impostor) : stop)
                        .toList(),
                hold,
                serving,
                marks);
    }

    /** The request has ended: it leaves, and is remembered for as long as it could come again. */
    public Lane ended(Mark mark, Instant now) {
        var left = withLine(line.stream()
                        .filter(ticket -> !ticket.id().equals(mark.requestId()))
                        .toList())
                .withoutStop(mark.requestId());
        return new Lane(left.line, left.stops, hold, serving, marks.at(now).with(mark));
    }

    public Lane held(Hold by) {
        return new Lane(line, stops, Optional.of(by), serving.lost(), marks);
    }

    public Lane cleared() {
        return new Lane(line, stops, Optional.empty(), serving, marks);
    }

    public Lane learned(Optional<Release> base) {
        return new Lane(line, stops, hold, serving.learned(base), marks);
    }

    public Lane serves(Optional<Release> release) {
        return new Lane(line, stops, hold, serving.now(release), marks);
    }

    private Lane withLine(List<Ticket> newLine) {
        return new Lane(newLine, stops, hold, serving, marks);
    }
}
