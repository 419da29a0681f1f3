package dev.slipway.runtime.engine;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Completes what a handler publishes: identity, cause, time, attempt, trace; and refuses what the flow does not allow. */
public final class Stamp {

    private final StageName stage;
    private final String actor;

    public Stamp(StageName stage) {
        this.stage = stage;
        actor = "worker:" + Topic.slug(stage);
    }

    /** The envelope that a handler starts from. */
    public Envelope blank(Task task, String requestId, Optional<String> release) {
        return new Envelope("", requestId, task.target(), release.orElse(null), null, actor, Instant.EPOCH, 1, null);
    }

    public List<SpecificRecord> complete(
            Task task, List<SpecificRecord> events, Instant now, int attempt, Optional<String> traceparent) {
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            refuseForeign(event);
            var drafted = Events.envelopeOf(event);
            event.put(
                    0,
                    new Envelope(
                            Events.derivedId(task.id(), Events.nameOf(event), ordinal(events, i)),
                            drafted.getRequestId(),
                            drafted.getTarget(),
                            drafted.getRelease().orElse(null),
                            task.cause().orElse(null),
                            actor,
                            now,
                            attempt,
                            traceparent.orElse(null)));
        }
        return events;
    }

    /** The how-manieth of its type. */
    private static int ordinal(List<SpecificRecord> events, int place) {
        int ordinal = 1;
        for (int i = 0; i < place; i++) {
            if (events.get(i).getClass() == events.get(place).getClass()) {
                ordinal++;
            }
        }
        return ordinal;
    }

    private void refuseForeign(SpecificRecord event) {
        var topic = Flow.topicOf(event.getClass());
        if (topic.flatMap(Topic::writer).filter(stage::equals).isEmpty()) {
            throw new IllegalStateException(
                    stage + " may not publish " + Events.nameOf(event) + ": the flow gives it to "
                            + topic.flatMap(Topic::writer).map(Enum::name).orElse("no stage"));
        }
    }
}
