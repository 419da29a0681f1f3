package dev.slipway.validate;

import dev.slipway.runtime.Next;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Ticket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A decision: the lane as it is afterwards, what is said, and whom to look after when.
 *
 * @param looks when to look whether a request is overdue, or still frozen; none means not any more
 * @param toCheck requests whose releases have to be looked at
 */
record Move(Lane lane, List<SpecificRecord> said, Map<String, Optional<Instant>> looks, Set<String> toCheck) {

    static final String OVERDUE = "overdue";

    static Move of(Lane lane) {
        return new Move(lane, List.of(), Map.of(), Set.of());
    }

    Move say(SpecificRecord... events) {
        return say(List.of(events));
    }

    Move say(List<? extends SpecificRecord> events) {
        return new Move(lane, Stream.concat(said.stream(), events.stream()).toList(), looks, toCheck);
    }

    Move change(UnaryOperator<Lane> how) {
        return new Move(how.apply(lane), said, looks, toCheck);
    }

    /** Goes on with a decision about the lane as it is now. */
    Move then(Function<Lane, Move> decision) {
        var after = decision.apply(lane);
        var allLooks = new LinkedHashMap<>(looks);
        allLooks.putAll(after.looks);
        return new Move(
                after.lane,
                Stream.concat(said.stream(), after.said.stream()).toList(),
                allLooks,
                Stream.concat(toCheck.stream(), after.toCheck.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Puts a ticket as it is now in the place of what it was, and looks after the stage that it waits for. */
    Move put(Ticket ticket, Moment moment) {
        return new Move(lane.with(ticket), said, looks, toCheck)
                .look(ticket.id(), ticket.owed().map(wait -> moment.firstLook(ticket.phase())));
    }

    Move look(String requestId, Optional<Instant> at) {
        var more = new LinkedHashMap<>(looks);
        more.put(requestId, at);
        return new Move(lane, said, more, toCheck);
    }

    Move check(String requestId) {
        return new Move(
                lane,
                said,
                looks,
                Stream.concat(toCheck.stream(), Stream.of(requestId)).collect(Collectors.toUnmodifiableSet()));
    }

    Next next() {
        var next = Next.nothing().and(said.toArray(SpecificRecord[]::new)).remember(lane);
        looks.forEach((requestId, at) -> at.ifPresentOrElse(
                time -> next.later(OVERDUE, requestId, time), () -> next.cancelLater(OVERDUE, requestId)));
        toCheck.forEach(
                requestId -> next.then(Checking.CHECK, Attempt.first(requestId).written()));
        return next;
    }
}
