package dev.slipway.cli.log;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Events to tell stories with, a second apart. */
public final class SampleEvents {

    public static final String TARGET = "shop/production";
    private static final Instant BEGIN = Instant.parse("2026-11-20T13:30:00Z");

    private SampleEvents() {}

    public static Envelope envelope(String requestId, int second) {
        return Envelope.newBuilder()
                .setEventId(Events.derivedId(requestId, "sample", second))
                .setRequestId(requestId)
                .setTarget(TARGET)
                .setActor("worker:deploy")
                .setOccurredAt(BEGIN.plusSeconds(second))
                .build();
    }

    public static Release release(String version) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(ClaimCheck.newBuilder()
                        .setSha256("0".repeat(64))
                        .setBytes(1)
                        .build())
                .build();
    }

    public static List<Reason> reasons(String message) {
        return List.of(Reason.newBuilder().setCode("sample").setMessage(message).build());
    }

    public static Recorded recorded(SpecificRecord event) {
        return new Recorded(
                event, Flow.topicOf(event.getClass()).map(Topic::name).orElseThrow(), 0, 0);
    }
}
