package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CancelRequested;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.StopRequested;
import dev.slipway.events.Succeeded;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies on any topic is parked, refused or ignored with a reason, and the pipeline goes on. */
class HostileRecordsIT {

    private static final String MARK = "sent-as";

    @TempDir
    static Path folder;

    private static Scene scene;
    private static Stranger stranger;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open(
                folder,
                List.of("web/bytes", "web/astray", "web/early", "web/parked", "web/large", "web/wordy"),
                Map.of());
        stranger = new Stranger(scene.yard.broker.bootstrapServers());
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
    void bytes_that_are_no_event_go_to_the_dead_letters_as_they_came() throws Exception {
        var good = goodDeployment("web/bytes", "1.0");
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var oddities = new Oddities(scene.client, "web/bytes", good);
        for (var topic : Topic.shared().toList()) {
            oddities.unreadable(topic).forEach(bytes -> sent.add(stranger.bytes(topic, "web/bytes", bytes)));
            sent.add(stranger.bytes(topic, "web/bytes", null));
            sent.add(stranger.largest(topic, length -> marked(stranger.bytes(topic, "web/bytes", new byte[length]))));
        }
        sent.forEach(HostileRecordsIT::marked);
        sent.forEach(stranger::send);
        goodDeployment("web/bytes", "1.1");
        theWatcherBuries(sent);
    }

    @Test
    void events_that_do_not_belong_where_they_are_go_to_the_dead_letters() throws Exception {
        var good = goodDeployment("web/astray", "1.0");
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var oddities = new Oddities(scene.client, "web/astray", good);
        int wrong = (TargetPartition.of("web/astray", Yard.PARTITIONS) + 1) % Yard.PARTITIONS;
        for (var topic : Topic.shared().toList()) {
            sent.add(event(topic, oddities.foreignTo(topic)));
            if (!topic.equals(Topic.REQUESTS) && !topic.equals(Topic.PROGRESS)) {
                sent.add(Stranger.elsewhere(
                        event(topic, oddities.fact(topic, Client.newId(), "astray")), "web/astray", wrong));
                sent.add(Stranger.elsewhere(
                        event(topic, oddities.fact(topic, Client.newId(), "astray")),
                        "web/other",
                        TargetPartition.of("web/astray", Yard.PARTITIONS)));
            }
        }
        sent.forEach(HostileRecordsIT::marked);
        sent.forEach(stranger::send);
        goodDeployment("web/astray", "1.1");
        theWatcherBuries(sent);
    }

    @Test
    void an_event_about_a_request_that_nobody_knows_is_ignored_with_a_reason() throws Exception {
        var request =
                scene.client.deployRequest("web/early", scene.client.release(Sample.good(folder, "web", "1.0"), "1.0"));
        var id = scene.asked(Events.envelopeOf(request).getRequestId());
        var oddities = new Oddities(scene.client, "web/early", Events.requestEventId(id));
        for (var topic : List.of(Topic.VALIDATION, Topic.BACKUP, Topic.VERIFICATION, Topic.NOTIFICATION)) {
            stranger.send(event(topic, oddities.fact(topic, id, "too early")));
        }
        stranger.send(event(Topic.ROLLOUT, oddities.confirmation(id)));
        scene.client.publish(request);
        assertThat(scene.outcome(id)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/early")).isEqualTo("1.0");
        assertThat(scene.count(RolloutStarted.class, id)).isEqualTo(1);
        assertThat(Files.readString(scene.worker("validate").log()))
                .contains("BackupVerified is not awaited: request " + id + " is not under way")
                .contains("ReleaseConfirmed is not awaited: request " + id + " is not under way");
        goodDeployment("web/early", "1.1");
    }

    @Test
    void an_event_that_comes_before_its_cause_waits_for_it() throws Exception {
        goodDeployment("web/parked", "1.0");
        var request = scene.client.deployRequest(
                "web/parked",
                scene.client.release(
                        Sample.slow(folder.resolve("parked"), "web", "1.1", Duration.ofSeconds(2)), "1.1"));
        var id = scene.asked(Events.envelopeOf(request).getRequestId());
        var oddities = new Oddities(scene.client, "web/parked", Events.requestEventId(id));
        stranger.send(
                event(Topic.VALIDATION, new StopRequested(oddities.envelope(id), Client.newId(), "before it began")));
        scene.client.publish(request);
        assertThat(scene.outcome(id)).isInstanceOf(RolledBack.class);
        assertThat(scene.serving("web/parked")).isEqualTo("1.0");
        goodDeployment("web/parked", "1.2");
    }

    @Test
    void the_largest_event_that_the_broker_takes_is_handled_on_every_topic() throws Exception {
        var good = goodDeployment("web/large", "1.0");
        var oddities = new Oddities(scene.client, "web/large", good);
        for (var topic : Topic.shared().toList()) {
            var id = Client.newId();
            var record = stranger.largest(topic, length -> {
                var fact = oddities.fact(topic, id, Oddities.text(length));
                return topic.equals(Topic.REQUESTS) ? signed(fact) : event(topic, fact);
            });
            stranger.send(record);
            if (topic.equals(Topic.REQUESTS)) {
                assertThat(scene.outcome(scene.asked(id))).isInstanceOf(Rejected.class);
            }
        }
        goodDeployment("web/large", "1.1");
    }

    @Test
    void no_word_of_a_request_is_so_long_that_it_cannot_be_answered() throws Exception {
        goodDeployment("web/wordy", "1.0");
        var running = scene.deploy(
                "web/wordy", "1.1", Sample.slow(folder.resolve("wordy"), "web", "1.1", Duration.ofSeconds(4)));
        scene.sees(RolloutStarted.class, running);
        var unknownSubject = Client.newId();
        stranger.send(
                stranger.largest(Topic.REQUESTS, length -> signed(cancel(unknownSubject, Oddities.text(length), ""))));
        assertThat(scene.outcome(scene.asked(unknownSubject))).isInstanceOf(Rejected.class);
        var longVersion = Client.newId();
        stranger.send(stranger.largest(Topic.REQUESTS, length -> signed(deployOf(longVersion, Oddities.text(length)))));
        assertThat(scene.outcome(scene.asked(longVersion))).isInstanceOf(Rejected.class);
        var reasoned = Client.newId();
        stranger.send(
                stranger.largest(Topic.REQUESTS, length -> signed(cancel(reasoned, running, Oddities.text(length)))));
        assertThat(scene.outcome(scene.asked(reasoned))).isInstanceOf(Rejected.class);
        assertThat(scene.outcome(running)).isInstanceOf(Succeeded.class);
        goodDeployment("web/wordy", "1.2");
    }

    private static CancelRequested cancel(String id, String subject, String reason) {
        return new CancelRequested(scene.client.envelope(id, "web/wordy", Optional.empty()), subject, reason);
    }

    private static DeployRequested deployOf(String id, String version) {
        var release = scene.client.release(Sample.good(folder, "web", "1.0"), version);
        return DeployRequested.newBuilder(scene.client.deployRequest("web/wordy", release))
                .setEnvelope(
                        scene.client.envelope(id, "web/wordy", Optional.of(version.substring(0, version.length() / 2))))
                .build();
    }

    /** Returns the id of the event that asked for it. */
    private static String goodDeployment(String target, String version) throws Exception {
        var request = scene.deploy(target, version);
        assertThat(scene.outcome(request)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving(target)).isEqualTo(version);
        return Events.requestEventId(request);
    }

    private static ProducerRecord<byte[], byte[]> signed(SpecificRecord request) {
        return stranger.signed(request, scene.yard.key);
    }

    private static ProducerRecord<byte[], byte[]> event(Topic topic, SpecificRecord event) {
        return stranger.event(topic, event);
    }

    private static ProducerRecord<byte[], byte[]> marked(ProducerRecord<byte[], byte[]> record) {
        return Stranger.headed(record, MARK, Client.newId());
    }

    /** The stage that watches the topic puts the record, bytes and headers, to its dead letters, with a reason. */
    private static void theWatcherBuries(List<ProducerRecord<byte[], byte[]>> sent) {
        long deadline = System.nanoTime() + Scene.PATIENCE.toNanos();
        var missing = missing(sent);
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            missing = missing(sent);
        }
        assertThat(missing).as("records that are in no dead letters").isEmpty();
    }

    private static List<String> missing(List<ProducerRecord<byte[], byte[]>> sent) {
        var letters = scene.yard.log().all().stream()
                .filter(record -> record.topic().endsWith(".dead"))
                .filter(record -> record.headers().lastHeader(MARK) != null)
                .toList();
        return sent.stream()
                .flatMap(record -> deadLettersFor(record.topic())
                        .filter(dead -> letters.stream().noneMatch(letter -> isFor(record, letter, dead)))
                        .map(dead -> Arrays.toString(Arrays.copyOf(bytes(record.value()), 20)) + " of " + record.topic()
                                + " in " + dead))
                .toList();
    }

    private static boolean isFor(
            ProducerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> letter, String dead) {
        return letter.topic().equals(dead)
                && header(letter.headers(), MARK).equals(header(record.headers(), MARK))
                && header(letter.headers(), "slipway-dead-topic").equals(record.topic())
                && !header(letter.headers(), "slipway-dead-reason").isBlank()
                && Arrays.equals(letter.value(), record.value())
                && Arrays.equals(letter.key(), record.key());
    }

    private static Stream<String> deadLettersFor(String topic) {
        return Topic.shared()
                .filter(shared -> shared.name().equals(topic))
                .flatMap(shared -> Flow.watcherOf(shared).stream())
                .map(stage -> Topic.deadLettersOf(stage).name());
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte @Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
