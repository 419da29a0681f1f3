package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.StageName;
import dev.slipway.events.ValidationStarted;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.Performer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SortingTest {

    private static final String TARGET = "shop/production";

    private final EventCodec codec = EventCodec.builtIn();
    private final DeploymentAdmitted admitted = Pipeline.admitted(TARGET);
    private final byte[] ours = codec.encode(admitted);
    private final byte[] others = codec.encode(started());

    @Test
    void takes_in_what_the_stage_reacts_to() {
        assertThat(sorting().sort(record(Topic.VALIDATION, ours), new Shard(0))).isInstanceOf(Sorted.ToDo.class);
    }

    @Test
    void buries_broken_bytes_of_what_the_stage_reacts_to() {
        assertThat(sorting().sort(record(Topic.VALIDATION, cut(ours)), new Shard(0)))
                .isInstanceOf(Sorted.ToWrite.class);
    }

    @Test
    void reads_what_nobody_else_would_and_finds_nothing_to_do_in_it() {
        assertThat(sorting().sort(record(Topic.VALIDATION, others), new Shard(0)))
                .isSameAs(Sorted.NOTHING);
        assertThat(sorting().sort(record(Topic.VALIDATION, cut(others)), new Shard(0)))
                .isInstanceOf(Sorted.ToWrite.class);
    }

    @Test
    void buries_what_lies_on_the_wrong_topic() {
        assertThat(sorting().sort(record(Topic.ROLLOUT, others), new Shard(0))).isInstanceOf(Sorted.ToWrite.class);
    }

    private Sorting sorting() {
        var builder = Stage.named(StageName.BACKUP).on(DeploymentAdmitted.class).run((event, step) -> Next.nothing());
        Flow.consumedBy(StageName.BACKUP).stream()
                .filter(event -> event != DeploymentAdmitted.class)
                .forEach(builder::pass);
        return new Sorting(
                new Performer(builder.build()),
                codec,
                new DeadLetters(StageName.BACKUP, new SimpleMeterRegistry()),
                new AtomicLong(),
                InstantSource.system(),
                1);
    }

    private SpecificRecord started() {
        return ValidationStarted.newBuilder()
                .setKind(RequestKind.DEPLOY)
                .setEnvelope(admitted.getEnvelope())
                .build();
    }

    private static byte[] cut(byte[] value) {
        return Arrays.copyOf(value, value.length - 3);
    }

    private static ConsumerRecord<byte[], byte[]> record(Topic topic, byte[] value) {
        return new ConsumerRecord<>(topic.name(), 0, 7, TARGET.getBytes(StandardCharsets.UTF_8), value);
    }
}
