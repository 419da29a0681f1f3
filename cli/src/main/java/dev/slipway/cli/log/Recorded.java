package dev.slipway.cli.log;

import dev.slipway.events.Envelope;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** An event and where it lies. */
public record Recorded(SpecificRecord event, String topic, int partition, long offset) {

    public Envelope envelope() {
        return Events.envelopeOf(event);
    }

    public String name() {
        return Events.nameOf(event);
    }

    public Instant at() {
        return envelope().getOccurredAt();
    }

    public boolean isAbout(String requestId) {
        return envelope().getRequestId().equals(requestId);
    }
}
