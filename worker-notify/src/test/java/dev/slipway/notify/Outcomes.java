package dev.slipway.notify;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Envelope;
import dev.slipway.events.Failed;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.testing.Requests;
import java.util.List;

/** How requests end in the tests. */
public final class Outcomes {

    public static final String TARGET = "shop/production";
    public static final String REQUEST = "0199-1";

    private Outcomes() {}

    public static Succeeded succeeded() {
        return succeeded(TARGET);
    }

    static Succeeded succeeded(String target) {
        return Succeeded.newBuilder()
                .setEnvelope(envelope("Succeeded", target))
                .setKind(RequestKind.DEPLOY)
                .setStatement("1.1 serves all traffic")
                .build();
    }

    static Rejected rejected(String... messages) {
        return Rejected.newBuilder()
                .setEnvelope(envelope("Rejected", TARGET))
                .setKind(RequestKind.DEPLOY)
                .setReasons(reasons(messages))
                .build();
    }

    /** A request that the gate refuses for this one reason. */
    static Rejected refused(String code, String request) {
        return Rejected.newBuilder()
                .setEnvelope(Requests.fact("Rejected", request, TARGET))
                .setKind(RequestKind.DEPLOY)
                .setReasons(List.of(
                        Reason.newBuilder().setCode(code).setMessage("refused").build()))
                .build();
    }

    static RolledBack rolledBack(String... messages) {
        return RolledBack.newBuilder()
                .setEnvelope(envelope("RolledBack", TARGET))
                .setKind(RequestKind.DEPLOY)
                .setServing(release())
                .setReasons(reasons(messages))
                .build();
    }

    static Failed failed(String... messages) {
        return Failed.newBuilder()
                .setEnvelope(envelope("Failed", TARGET))
                .setKind(RequestKind.DEPLOY)
                .setReasons(reasons(messages))
                .build();
    }

    static Envelope envelope(String name, String target) {
        return Envelope.newBuilder(Requests.fact(name, REQUEST, target))
                .setRelease("1.1")
                .build();
    }

    static List<Reason> reasons(String... messages) {
        return List.of(messages).stream()
                .map(message -> Reason.newBuilder()
                        .setCode("test")
                        .setMessage(message)
                        .setRunbook("what-to-do")
                        .build())
                .toList();
    }

    private static Release release() {
        return Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck("a".repeat(64), 1000L))
                .build();
    }
}
