package dev.slipway.acceptance;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Envelope;
import dev.slipway.events.Heartbeat;
import dev.slipway.events.NotificationSent;
import dev.slipway.events.Proof;
import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.StageName;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records that nobody who keeps to the contract would send, for every topic.
 *
 * @param cause the id of an event that the made-up ones claim to follow from
 */
record Oddities(Client client, String target, String cause) {

    private static final EventCodec CODEC = EventCodec.builtIn();

    /** Bytes that cannot be read as an event. */
    List<byte[]> unreadable(Topic topic) {
        var event = CODEC.encode(fact(topic, Client.newId(), "as it should be"));
        var unknownSchema = ByteBuffer.wrap(event.clone()).putInt(1, 987_654).array();
        return List.of(
                new byte[0],
                "not an event at all".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 0, 0},
                unknownSchema,
                Arrays.copyOf(event, event.length - 7),
                Arrays.copyOf(event, event.length + 3));
    }

    /** An event that the flow gives to another topic. */
    SpecificRecord foreignTo(Topic topic) {
        return fact(topic.equals(Topic.ROLLOUT) ? Topic.VERIFICATION : Topic.ROLLOUT, Client.newId(), "astray");
    }

    /** An event of the topic about a request that nobody knows, with a text of any length in it. */
    SpecificRecord fact(Topic topic, String request, String text) {
        var envelope =
                topic.equals(Topic.REQUESTS) ? client.envelope(request, target, Optional.empty()) : envelope(request);
        return facts(envelope, text).entrySet().stream()
                .filter(fact -> fact.getKey().equals(topic))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** With a cause that is known, and an id that no other event has. */
    Envelope envelope(String request) {
        return Envelope.newBuilder(client.envelope(request, target, Optional.empty()))
                .setEventId(Client.newId())
                .setCause(cause)
                .build();
    }

    private static Map<Topic, SpecificRecord> facts(Envelope envelope, String text) {
        return Map.of(
                Topic.REQUESTS, new CancelRequested(envelope, Client.newId(), text),
                Topic.VALIDATION, new CancelAccepted(envelope, text),
                Topic.BACKUP,
                        BackupVerified.newBuilder()
                                .setEnvelope(envelope)
                                .setProof(Proof.NOTHING_TO_BACK_UP)
                                .setStatement(text)
                                .build(),
                Topic.ROLLOUT, new RollbackStuck(envelope, "start:web", reason(text)),
                Topic.VERIFICATION, new VerificationPassed(envelope, Purpose.BEFORE_TRAFFIC, text),
                Topic.NOTIFICATION, new NotificationSent(envelope, "console", text),
                Topic.OUTCOMES, new Rejected(envelope, RequestKind.DEPLOY, List.of(reason(text))),
                Topic.PROGRESS,
                        Heartbeat.newBuilder()
                                .setEnvelope(envelope)
                                .setStage(StageName.DEPLOY)
                                .setStep("start")
                                .setSentence(text)
                                .build());
    }

    ReleaseConfirmed confirmation(String request) {
        var release = Release.newBuilder()
                .setVersion("6.6")
                .setBundle(new ClaimCheck("0".repeat(64), 1L))
                .build();
        return ReleaseConfirmed.newBuilder()
                .setEnvelope(envelope(request))
                .setRelease(release)
                .build();
    }

    private static Reason reason(String text) {
        return Reason.newBuilder().setCode("made-up").setMessage(text).build();
    }

    static String text(int length) {
        var words = "a word and another ";
        return IntStream.rangeClosed(0, length / words.length())
                .mapToObj(ignored -> words)
                .collect(Collectors.joining())
                .substring(0, length);
    }
}
