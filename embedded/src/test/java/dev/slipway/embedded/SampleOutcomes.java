package dev.slipway.embedded;

import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import java.util.List;

/** Outcomes as the gate would publish them. */
final class SampleOutcomes {

    private SampleOutcomes() {}

    static Succeeded succeeded(String target, String requestId) {
        return Succeeded.newBuilder()
                .setEnvelope(envelope(target, requestId))
                .setKind(RequestKind.DEPLOY)
                .setStatement("1.2.0 serves")
                .build();
    }

    static RolledBack rolledBack(String target, String requestId) {
        var reason = Reason.newBuilder()
                .setCode("smoke-test-failed")
                .setMessage("GET / answered 500")
                .build();
        return RolledBack.newBuilder()
                .setEnvelope(envelope(target, requestId))
                .setKind(RequestKind.DEPLOY)
                .setReasons(List.of(reason))
                .build();
    }

    private static Envelope envelope(String target, String requestId) {
        return Envelope.newBuilder()
                .setEventId(Events.derivedId(requestId, "outcome", 0))
                .setRequestId(requestId)
                .setTarget(target)
                .setActor("worker:validate")
                .setOccurredAt(Instant.parse("2026-01-01T00:00:00Z"))
                .build();
    }
}
