package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.TryAgain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTopicIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private WholeTopic reading(String bootstrapServers) {
        return WholeTopic.of(
                Topic.VALIDATION,
                EngineSettings.of(bootstrapServers, "reader"),
                EventCodec.builtIn(),
                event -> seen.add(Events.envelopeOf(event).getTarget()));
    }

    @Test
    void has_seen_everything_of_all_targets_once_it_has_caught_up() throws Exception {
        try (var pipeline = new Pipeline(data);
                var topic = reading(pipeline.bootstrapServers())) {
            var targets = IntStream.range(0, 40).mapToObj(i -> "shop/e" + i).toList();
            targets.forEach(target -> pipeline.publish(Pipeline.admitted(target)));

            topic.catchUp(PATIENCE);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(targets);

            pipeline.publish(Pipeline.admitted("shop/later"));
            topic.catchUp(PATIENCE);
            assertThat(seen).hasSize(41).contains("shop/later");
        }
    }

    @Test
    void says_in_bounded_time_that_nobody_can_tell_while_there_is_no_broker() throws Exception {
        try (var topic = reading("127.0.0.1:1")) {
            assertThatThrownBy(() -> topic.catchUp(Duration.ofMillis(300)))
                    .isInstanceOf(TryAgain.class)
                    .hasMessageContaining("slipway.validation");
        }
    }
}
