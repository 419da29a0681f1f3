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
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassingOverTest {

    private final EventCodec codec = EventCodec.builtIn();
    private final DeploymentAdmitted admitted = Pipeline.admitted("shop/production");
    private final byte[] ours = codec.encode(admitted);
    private final byte[] others = codec.encode(started());

    @BeforeEach
    void both_kinds_have_been_read_before() throws Exception {
        codec.decode(ours);
        codec.decode(others);
    }

    @Test
    void leaves_unread_what_is_nothing_to_the_stage() {
        assertThat(read(Set.of(), Topic.VALIDATION, others)).isSameAs(PassingOver.UNREAD);
    }

    @Test
    void reads_what_the_stage_reacts_to() {
        assertThat(read(Set.of(), Topic.VALIDATION, ours)).isEqualTo(ours);
    }

    @Test
    void reads_everything_of_a_topic_that_the_stage_watches() {
        assertThat(read(Set.of(Topic.VALIDATION.name()), Topic.VALIDATION, others))
                .isEqualTo(others);
    }

    @Test
    void reads_what_lies_on_a_topic_where_it_does_not_belong() {
        assertThat(read(Set.of(), Topic.ROLLOUT, others)).isEqualTo(others);
    }

    @Test
    void reads_what_is_no_event_or_one_that_was_never_seen() {
        assertThat(read(Set.of(), Topic.VALIDATION, new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
        assertThat(read(Set.of(), Topic.VALIDATION, new byte[] {0, 127, 0, 0, 1, 5}))
                .containsExactly(0, 127, 0, 0, 1, 5);
        assertThat(passingOver(Set.of()).deserialize(Topic.VALIDATION.name(), null))
                .isNull();
    }

    /** As the client does it: in the midst of what came with others. */
    private byte @Nullable [] read(Set<String> watched, Topic topic, byte[] value) {
        var batch = ByteBuffer.allocate(value.length + 20);
        batch.position(7).put(value).flip().position(7);
        return passingOver(watched).deserialize(topic.name(), new RecordHeaders(), batch);
    }

    private PassingOver passingOver(Set<String> watched) {
        var builder = Stage.named(StageName.BACKUP).on(DeploymentAdmitted.class).run((event, step) -> Next.nothing());
        Flow.consumedBy(StageName.BACKUP).stream()
                .filter(event -> event != DeploymentAdmitted.class)
                .forEach(builder::pass);
        return new PassingOver(new Performer(builder.build()), codec, watched);
    }

    private SpecificRecord started() {
        return ValidationStarted.newBuilder()
                .setKind(RequestKind.DEPLOY)
                .setEnvelope(admitted.getEnvelope())
                .build();
    }
}
