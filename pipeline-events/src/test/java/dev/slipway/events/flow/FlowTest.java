package dev.slipway.events.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class FlowTest {

    @Test
    void every_event_has_an_envelope_in_front() {
        assertThat(Flow.events())
                .allSatisfy(event -> assertThat(
                                SpecificData.get().getSchema(event).getFields().getFirst())
                        .satisfies(first -> assertThat(first.name()).isEqualTo("envelope"))
                        .satisfies(first -> assertThat(first.schema()).isEqualTo(Envelope.getClassSchema())));
    }

    @Test
    void every_field_of_every_event_is_documented() {
        assertThat(Flow.events())
                .allSatisfy(
                        event -> assertThat(SpecificData.get().getSchema(event).getFields())
                                .allSatisfy(field -> assertThat(field.doc()).isNotBlank()));
    }

    @Test
    void no_stage_consumes_what_it_publishes_itself() {
        assertThat(Topic.stages().toList())
                .allSatisfy(stage -> assertThat(Flow.consumedBy(stage))
                        .noneMatch(event -> Flow.publishedBy(stage).contains(event)));
    }

    @Test
    void each_topic_of_facts_has_one_writer() {
        assertThat(Topic.shared()
                        .filter(topic -> !topic.equals(Topic.REQUESTS) && !topic.equals(Topic.PROGRESS))
                        .map(Topic::writer))
                .allSatisfy(writer -> assertThat(writer).isPresent());
    }

    @Test
    void a_stage_reads_the_topics_of_the_events_that_it_consumes() {
        assertThat(Flow.inputsOf(StageName.VERIFY)).containsExactly(Topic.ROLLOUT, Topic.OUTCOMES);
        assertThat(Flow.inputsOf(StageName.BACKUP)).containsExactly(Topic.VALIDATION, Topic.ROLLOUT);
    }

    @Test
    void every_topic_that_is_read_is_watched_by_one_of_its_readers() {
        Topic.shared().forEach(topic -> {
            var readers = Topic.stages()
                    .filter(stage -> Flow.inputsOf(stage).contains(topic)
                            || (topic.equals(Topic.PROGRESS) && Flow.hearsProgress(stage)))
                    .toList();
            assertThat(Flow.watcherOf(topic)).isEqualTo(readers.stream().findFirst());
        });
        assertThat(Flow.watcherOf(Topic.REQUESTS)).contains(StageName.VALIDATE);
    }
}
