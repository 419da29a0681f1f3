package dev.slipway.runtime.engine;

import dev.slipway.events.Envelope;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Received;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work for one target: an event that was read, or a step that shall run.
 *
 * @param id the same whenever the task is worked out again; events that follow take their ids from it
 * @param step name of the step; empty for an event
 * @param cause id of the event that led to this
 * @param due when a step shall run; without it, at once
 * @param parked when the task was put aside because its cause was missing
 */
public record Task(
        String id,
        String target,
        String requestId,
        Optional<String> release,
        Optional<String> cause,
        Optional<String> traceparent,
        Optional<Received> received,
        String step,
        String input,
        Optional<Instant> due,
        Optional<Instant> parked,
        long sequence) {

    public static Task ofEvent(Envelope envelope, Received received, Optional<String> traceparent, long sequence) {
        return new Task(
                envelope.getEventId(),
                envelope.getTarget(),
                envelope.getRequestId(),
                envelope.getRelease(),
                Optional.of(envelope.getEventId()),
                traceparent,
                Optional.of(received),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                sequence);
    }

    /** What stands for a record that nothing is done about but to write something down. */
    public static Task ofRecord(String id, long sequence) {
        return new Task(
                id,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                sequence);
    }

    /** The step that follows from this task, caused by the last event that was published on the way. */
    public Task follow(Next.Follow follow, int ordinal, Optional<String> lastEvent, Optional<String> trace, long seq) {
        return new Task(
                Events.derivedId(id, "step:" + follow.step() + ":" + follow.input(), ordinal),
                target,
                requestId,
                release,
                lastEvent.or(() -> cause),
                trace,
                Optional.empty(),
                follow.step(),
                follow.input(),
                follow.at(),
                Optional.empty(),
                seq);
    }

    /** Puts the task aside; one that was put aside before keeps its time, so that its bound does not begin anew. */
    public Task park(Instant now) {
        return new Task(
                id,
                target,
                requestId,
                release,
                cause,
                traceparent,
                received,
                step,
                input,
                due,
                Optional.of(parked.orElse(now)),
                sequence);
    }

    /** Where the task stands in the ledger. A timer is found again by its name, so that a later one replaces it. */
    public String ledgerKey() {
        return due.isPresent() ? timerKey(target, step, input) : "task/" + sequence + "/" + id;
    }

    public static String timerKey(String target, String step, String input) {
        return "timer/" + target + "/" + step + "/" + input;
    }
}
