package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CancelRequested;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.Succeeded;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.release.keys.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write to the request topic can ask for nothing by that alone, and cannot spoil what others have asked for. */
class HostileRequestsIT {

    private static final SigningKey GUEST = SigningKey.generate();

    @TempDir
    static Path folder;

    private static Scene scene;
    private static Stranger stranger;

    @BeforeAll
    static void open() throws Exception {
        var yard = new Yard(
                folder,
                List.of("web/twice", "web/copied", "web/reused", "web/forged", "web/victim", "web/routed", "web/early"),
                Map.of());
        knowsTheGuest(folder.resolve("targets.yaml"));
        scene = Scene.on(yard.open(), folder);
        stranger = new Stranger(yard.broker.bootstrapServers());
    }

    private static void knowsTheGuest(Path targets) throws IOException {
        var guest = "  - name: guest\n    public-key: " + GUEST.verifyingKey().base64() + "\n    groups: [guests]\n";
        Files.writeString(targets, Files.readString(targets).replaceFirst("targets:\n", guest + "targets:\n"));
    }

    @AfterAll
    static void close() throws Exception {
        stranger.close();
        scene.close();
    }

    @AfterEach
    void invariants() {
        scene.invariantsHold();
    }

    @Test
    void the_same_request_published_twice_is_one_deployment() throws Exception {
        var request = deployRequest("web/twice", "1.0");
        stranger.send(stranger.signed(request, scene.yard.key));
        stranger.send(stranger.signed(request, scene.yard.key));
        assertThat(scene.outcome(idOf(request))).isInstanceOf(Succeeded.class);
        stranger.send(stranger.signed(request, scene.yard.key));
        assertThat(scene.outcome(scene.deploy("web/twice", "1.1"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/twice")).isEqualTo("1.1");
        assertThat(scene.count(RolloutStarted.class, idOf(request))).isEqualTo(1);
        assertThat(scene.count(ValidationPassed.class, idOf(request))).isEqualTo(1);
    }

    @Test
    void a_request_copied_into_every_partition_ends_once() throws Exception {
        var request = deployRequest("web/copied", "1.0");
        for (int partition = 0; partition < Yard.PARTITIONS; partition++) {
            stranger.send(Stranger.elsewhere(stranger.signed(request, scene.yard.key), "web/copied", partition));
        }
        scene.outcome(idOf(request));
        assertThat(scene.outcome(scene.deploy("web/copied", "1.1"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/copied")).isEqualTo("1.1");
    }

    @Test
    void an_id_reused_with_another_body_does_not_harm_the_first_request() throws Exception {
        var slow = Sample.slow(folder.resolve("reused"), "web", "1.0", Duration.ofSeconds(3));
        var request = scene.client.deployRequest("web/reused", scene.client.release(slow, "1.0"));
        var id = scene.asked(idOf(request));
        stranger.send(stranger.signed(request, scene.yard.key));
        scene.sees(RolloutStarted.class, id);
        var another = sameIdWith(request, "6.6");
        stranger.send(stranger.signed(another, scene.yard.key));
        assertThat(scene.outcome(id)).isInstanceOf(Succeeded.class);
        stranger.send(stranger.signed(another, scene.yard.key));
        assertThat(scene.serving("web/reused")).isEqualTo("1.0");
        assertThat(scene.outcome(scene.deploy("web/reused", "1.1"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/reused")).isEqualTo("1.1");
        assertThat(scene.yard.log().entries())
                .filteredOn(entry -> entry.requestId().equals(id))
                .extracting(PipelineLog.Entry::event)
                .filteredOn(event -> event instanceof CheckCompleted check
                        && check.getEvidence().getName().equals("id-reused"))
                .hasSize(1);
    }

    @Test
    void what_is_not_signed_by_one_who_may_is_refused_with_the_reason() throws Exception {
        var other = SigningKey.generate();
        refused("signature-unknown-key", request -> stranger.signed(request, other));
        refused("signature-invalid", request -> inTheNameOf(scene.yard.key, stranger.signed(request, other)));
        refused("signature-invalid", HostileRequestsIT::tampered);
        refused(
                "signature-expired",
                request ->
                        stranger.signed(request, scene.yard.key, Instant.now().minusSeconds(1)));
        refused("signature-missing", request -> stranger.unsigned(request));
        refused("not-allowed", request -> stranger.signed(withActor(request, GUEST), GUEST));
        assertThat(scene.outcome(scene.deploy("web/forged", "1.0"))).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_forged_cancel_stops_nobody() throws Exception {
        var slow = Sample.slow(folder.resolve("victim"), "web", "1.0", Duration.ofSeconds(3));
        var victim = scene.deploy("web/victim", "1.0", slow);
        scene.sees(RolloutStarted.class, victim);
        var forged = cancel("web/victim", Client.newId(), victim);
        stranger.send(stranger.unsigned(forged));
        stranger.send(stranger.unsigned(cancel("web/victim", victim, victim)));
        stranger.send(stranger.signed(cancel("web/victim", victim, victim), GUEST));
        assertThat(scene.outcome(scene.asked(idOf(forged)))).isInstanceOf(Rejected.class);
        assertThat(scene.outcome(victim)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/victim")).isEqualTo("1.0");
    }

    @Test
    void a_request_hashed_or_keyed_wrongly_is_told_which_setting_to_use() throws Exception {
        int right = TargetPartition.of("web/routed", Yard.PARTITIONS);
        var wrongPartition = refusal(
                "web/routed",
                request -> Stranger.elsewhere(
                        stranger.signed(request, scene.yard.key), "web/routed", (right + 1) % Yard.PARTITIONS));
        assertThat(wrongPartition.getCode()).isEqualTo("wrong-partition");
        assertThat(wrongPartition.getMessage()).contains("partitioner=murmur2_random");
        var wrongKey = refusal(
                "web/routed",
                request -> Stranger.elsewhere(stranger.signed(request, scene.yard.key), "web/other", right));
        assertThat(wrongKey.getCode()).isEqualTo("wrong-key");
        assertThat(wrongKey.getMessage()).contains("use the target as key");
        assertThat(scene.outcome(scene.deploy("web/routed", "1.0"))).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_cancel_before_its_request_cancels_nothing() throws Exception {
        var request = deployRequest("web/early", "1.0");
        var cancel = scene.asked(scene.client.cancel("web/early", idOf(request)));
        var rejected = (Rejected) scene.outcome(cancel);
        assertThat(rejected.getReasons()).extracting(Reason::getCode).containsExactly("nothing-to-cancel");
        stranger.send(stranger.signed(request, scene.yard.key));
        assertThat(scene.outcome(idOf(request))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/early")).isEqualTo("1.0");
    }

    /** Makes a record of a request. */
    private interface Spoiled {
        ProducerRecord<byte[], byte[]> record(DeployRequested request);
    }

    private static void refused(String code, Spoiled how) {
        assertThat(refusal("web/forged", how).getCode()).isEqualTo(code);
    }

    private static Reason refusal(String target, Spoiled how) {
        var request = deployRequest(target, "6.6");
        stranger.send(how.record(request));
        var rejected = (Rejected) scene.outcome(idOf(request));
        assertThat(rejected.getReasons()).isNotEmpty();
        assertThat(scene.count(RolloutAuthorised.class, idOf(request))).isZero();
        return rejected.getReasons().getFirst();
    }

    private static ProducerRecord<byte[], byte[]> inTheNameOf(SigningKey key, ProducerRecord<byte[], byte[]> record) {
        return Stranger.headed(record, HeaderNames.KEY, key.id().toString());
    }

    private static ProducerRecord<byte[], byte[]> tampered(DeployRequested request) {
        var asMeant = stranger.signed(request, scene.yard.key);
        var other = DeployRequested.newBuilder(request)
                .setRelease(scene.client.release(Sample.good(folder.resolve("evil"), "web", "6.7"), "6.6"))
                .build();
        return Stranger.with(asMeant, stranger.unsigned(other).value());
    }

    private static DeployRequested deployRequest(String target, String version) {
        var release = scene.client.release(Sample.good(folder, "web", version), version);
        var request = scene.client.deployRequest(target, release);
        scene.asked(idOf(request));
        return request;
    }

    private static DeployRequested sameIdWith(DeployRequested request, String version) {
        var release = scene.client.release(Sample.good(folder.resolve("evil"), "web", version), version);
        return DeployRequested.newBuilder()
                .setEnvelope(scene.client.envelope(
                        idOf(request), request.getEnvelope().getTarget(), Optional.of(version)))
                .setRelease(release)
                .build();
    }

    private static DeployRequested withActor(DeployRequested request, SigningKey key) {
        var envelope = Envelope.newBuilder(request.getEnvelope())
                .setActor("key:" + key.id())
                .build();
        return DeployRequested.newBuilder(request).setEnvelope(envelope).build();
    }

    private static CancelRequested cancel(String target, String id, String subject) {
        return CancelRequested.newBuilder()
                .setEnvelope(scene.client.envelope(id, target, Optional.empty()))
                .setSubject(subject)
                .setReason("because I say so")
                .build();
    }

    private static String idOf(SpecificRecord request) {
        return Events.envelopeOf(request).getRequestId();
    }
}
