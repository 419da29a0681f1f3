package dev.slipway.benchmarks;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** One hop as a stage: it answers one event with one event, and passes over what else the flow brings it. */
record Hop<E extends SpecificRecord>(StageName stage, Class<E> event, Function<Envelope, SpecificRecord> answer) {

    /** The step takes a while, or no time at all. */
    Stage taking(Duration time) {
        var builder = Stage.named(stage).on(event).run((asked, step) -> {
            if (time.isPositive()) {
                step.await(time, time, () -> false);
            }
            return Next.publish(answer.apply(step.envelope()));
        });
        Flow.consumedBy(stage).stream().filter(other -> other != event).forEach(builder::pass);
        return builder.build();
    }

    /** The same without an engine: read the event, write the next one, with an identity that a repeat shares. */
    byte[] byHand(byte[] value, EventCodec codec) {
        try {
            var asked = Events.envelopeOf(codec.decode(value));
            return codec.encode(answer.apply(Envelope.newBuilder(asked)
                    .setEventId(Events.derivedId(asked.getEventId(), stage.name(), 1))
                    .setCause(asked.getEventId())
                    .setOccurredAt(Instant.now())
                    .build()));
        } catch (Undecodable e) {
            throw new IllegalStateException("the benchmark cannot read what it wrote", e);
        }
    }
}
