package dev.slipway.runtime.engine;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Completes what a handler publishes: identity, cause, time, attempt, trace; and refuses what the flow does not allow. */
public final class Stamp {

    private final StageName stage;

    public Stamp(StageName stage) {
        this.stage = stage;
    }

    /** The envelope that a handler starts from. */
    public Envelope blank(Task task, String requestId, Optional<String> release) {
        return Envelope.newBuilder()
                .setEventId("")
                .setRequestId(requestId)
                .setTarget(task.target())
                .setRelease(release.orElse(null))
                .setActor(actor())
                .setOccurredAt(Instant.EPOCH)
                .build();
    }

    public List<SpecificRecord> complete(
            Task task, List<SpecificRecord> events, Instant now, int attempt, Optional<String> traceparent) {
        Map<String, Integer> ordinals = new HashMap<>();
        events.forEach(event -> {
            refuseForeign(event);
            var ordinal = ordinals.merge(Events.nameOf(event), 1, Integer::sum);
            var drafted = Events.envelopeOf(event);
            event.put(
                    0,
                    Envelope.newBuilder(drafted)
                            .setEventId(Events.derivedId(task.id(), Events.nameOf(event), ordinal))
                            .setCause(task.cause().orElse(null))
                            .setActor(actor())
                            .setOccurredAt(now)
                            .setAttempt(attempt)
                            .setTraceparent(traceparent.orElse(null))
                            .build());
        });
        return events;
    }

    private void refuseForeign(SpecificRecord event) {
        var topic = Flow.topicOf(event.getClass());
        if (topic.flatMap(Topic::writer).filter(stage::equals).isEmpty()) {
            throw new IllegalStateException(
                    stage + " may not publish " + Events.nameOf(event) + ": the flow gives it to "
                            + topic.flatMap(Topic::writer).map(Enum::name).orElse("no stage"));
        }
    }

    private String actor() {
        return "worker:" + Topic.slug(stage);
    }
}
