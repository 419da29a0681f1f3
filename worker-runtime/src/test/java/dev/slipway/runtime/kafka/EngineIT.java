package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.TryAgain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineIT {

    @TempDir
    Path data;

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(data);
    }

    @AfterEach
    void stop() throws Exception {
        pipeline.close();
    }

    @Test
    void answers_every_event_once_and_names_its_cause() {
        pipeline.start(Pipeline.backupStage((event, step) -> Pipeline.verified(step)), "a");
        var asked = IntStream.range(0, 50)
                .mapToObj(i -> Pipeline.admitted("shop/e" + i))
                .toList();
        asked.forEach(pipeline::publish);
        var answers = pipeline.events(Topic.BACKUP, 50);
        assertThat(answers)
                .extracting(answer -> Events.envelopeOf(answer).getCause().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(asked.stream()
                        .map(event -> event.getEnvelope().getEventId())
                        .toList());
    }

    @Test
    void keeps_the_order_of_one_target_and_works_on_many_at_once() throws Exception {
        var order = new ConcurrentHashMap<String, List<String>>();
        var together = new CountDownLatch(8);
        pipeline.start(
                Pipeline.backupStage((event, step) -> {
                    together.countDown();
                    if (!together.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the targets waited for each other");
                    }
                    order.computeIfAbsent(step.target(), target -> new ArrayList<>())
                            .add(step.requestId());
                    return Pipeline.verified(step);
                }),
                "a");
        var asked = IntStream.range(0, 24)
                .mapToObj(i -> Pipeline.admitted("shop/e" + i % 8))
                .toList();
        asked.forEach(pipeline::publish);
        pipeline.events(Topic.BACKUP, 24);
        order.forEach((target, requests) -> assertThat(requests)
                .containsExactlyElementsOf(asked.stream()
                        .filter(event -> event.getEnvelope().getTarget().equals(target))
                        .map(event -> event.getEnvelope().getRequestId())
                        .toList()));
    }

    @Test
    void remembers_follows_up_and_fires_timers() {
        record Count(int value) {}
        pipeline.start(
                Pipeline.backupStage(builder -> builder.on(DeploymentAdmitted.class)
                        .run((event, step) ->
                                Next.nothing().remember(new Count(1)).then("count"))
                        .step("count")
                        .run((input, step) -> Next.nothing()
                                .remember(new Count(
                                        step.memory(Count.class).orElseThrow().value() + 1))
                                .later("tell", "x", step.now().plusMillis(300)))
                        .step("tell")
                        .run((input, step) -> {
                            assertThat(step.memory(Count.class)).contains(new Count(2));
                            return Pipeline.verified(step).forget();
                        })),
                "a");
        pipeline.publish(Pipeline.admitted("shop/production"));
        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
    }

    @Test
    void tries_again_without_holding_up_other_targets() {
        var tries = new AtomicInteger();
        pipeline.start(
                Pipeline.backupStage(builder -> builder.on(DeploymentAdmitted.class)
                        .retry(new Retry(3, Duration.ofMillis(200), Duration.ofSeconds(1)))
                        .run((event, step) -> {
                            if (step.target().equals("shop/bad") && tries.incrementAndGet() < 3) {
                                throw new TryAgain("not yet");
                            }
                            return Pipeline.verified(step);
                        })),
                "a");
        pipeline.publish(Pipeline.admitted("shop/bad"));
        pipeline.publish(Pipeline.admitted("shop/good"));
        var answers = pipeline.events(Topic.BACKUP, 2);
        assertThat(answers).hasSize(2);
        assertThat(tries).hasValue(3);
    }

    @Test
    void buries_what_it_cannot_handle_and_goes_on() {
        pipeline.start(Pipeline.backupStage((event, step) -> Pipeline.verified(step)), "a");
        var topic = Topic.VALIDATION.name();
        pipeline.publish(topic, 0, "shop/x", "no event".getBytes(StandardCharsets.UTF_8));
        pipeline.publish(topic, 1, "shop/x", new byte[] {0, 127, 127, 127, 127, 1});
        pipeline.publish(topic, 2, "shop/x", new byte[Topic.VALIDATION.maxMessageBytes() - 200]);
        var lost = Pipeline.admitted("shop/misplaced");
        var wrong = (TargetPartition.of("shop/misplaced", Pipeline.PARTITIONS) + 1) % Pipeline.PARTITIONS;
        pipeline.publish(
                topic,
                wrong,
                "shop/misplaced",
                dev.slipway.events.wire.EventCodec.builtIn().encode(lost));
        pipeline.publish(
                Topic.ROLLOUT.name(),
                3,
                "shop/x",
                dev.slipway.events.wire.EventCodec.builtIn().encode(lost));
        pipeline.publish(Pipeline.admitted("shop/production"));

        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
        var dead = pipeline.read(Topic.deadLettersOf(StageName.BACKUP), records -> records.size() >= 5);
        assertThat(dead)
                .extracting(record -> new String(
                        record.headers().lastHeader("slipway-dead-reason").value(), StandardCharsets.UTF_8))
                .hasSize(5)
                .anyMatch(reason -> reason.contains("not framed"))
                .anyMatch(reason -> reason.contains("schema id"))
                .anyMatch(reason -> reason.contains("belongs in partition"))
                .anyMatch(reason -> reason.contains("belongs on slipway.validation"));
        assertThat(dead)
                .anySatisfy(
                        record -> assertThat(record.value()).isEqualTo("no event".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takes_a_record_of_the_largest_size_into_its_ledger() throws Exception {
        var release = new CountDownLatch(1);
        pipeline.start(
                Pipeline.backupStage((event, step) -> {
                    release.await();
                    return Pipeline.verified(step);
                }),
                "a");
        var event = Pipeline.admitted("shop/production");
        event.getPlan().put("digest", "x".repeat(Topic.VALIDATION.maxMessageBytes() - 2_000));
        pipeline.publish(event);
        pipeline.read(
                Topic.ledgerOf(StageName.BACKUP),
                records -> records.stream()
                        .anyMatch(record -> record.value() != null && record.value().length > 1_000_000));
        release.countDown();
        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
    }

    @Test
    void hands_over_to_another_instance_without_losing_or_doubling() throws Exception {
        var first = pipeline.start(slow(), "a");
        IntStream.range(0, 100).forEach(i -> pipeline.publish(Pipeline.admitted("shop/e" + i)));
        pipeline.start(slow(), "b");
        IntStream.range(100, 200).forEach(i -> pipeline.publish(Pipeline.admitted("shop/e" + i)));
        first.close();
        IntStream.range(200, 300).forEach(i -> pipeline.publish(Pipeline.admitted("shop/e" + i)));
        pipeline.start(slow(), "c");
        var answers = pipeline.events(Topic.BACKUP, 300);
        assertThat(answers.stream().map(answer -> Events.envelopeOf(answer).getRequestId()))
                .hasSize(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_an_instance_keeps_in_a_rebalance_goes_on_undisturbed() throws Exception {
        var begun = new ConcurrentHashMap<String, Integer>();
        var release = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        pipeline.start(
                Pipeline.backupStage((event, step) -> {
                    begun.merge(step.target(), 1, Integer::sum);
                    release.await();
                    return Pipeline.verified(step);
                }),
                "a");
        IntStream.range(0, 12).forEach(i -> pipeline.publish(Pipeline.admitted("shop/e" + i)));
        pipeline.read(Topic.ledgerOf(StageName.BACKUP), lines -> lines.size() >= 12 + Pipeline.PARTITIONS);
        pipeline.start(
                Pipeline.backupStage((event, step) -> {
                    takenOver.countDown();
                    return Pipeline.verified(step);
                }),
                "b");
        assertThat(takenOver.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();

        assertThat(pipeline.events(Topic.BACKUP, 12)).hasSize(12);
        assertThat(begun)
                .hasSize(12)
                .allSatisfy((target, times) -> assertThat(times).as(target).isEqualTo(1));
    }

    @Test
    void parks_an_event_whose_cause_is_missing_and_buries_it_when_it_never_comes() {
        record Known(boolean yes) {}
        pipeline.start(
                Pipeline.backupStage(builder -> builder.on(DeploymentAdmitted.class)
                        .run((event, step) -> {
                            if (event.getPlan().getDigest().equals("cause")) {
                                return Next.nothing().remember(new Known(true));
                            }
                            return step.memory(Known.class).isPresent()
                                    ? Pipeline.verified(step)
                                    : Next.park("no cause yet");
                        })),
                "a",
                settings -> settings.withParkingFor(Duration.ofSeconds(2)),
                (milestone, task) -> {});
        pipeline.publish(Pipeline.admitted("shop/early"));
        var cause = Pipeline.admitted("shop/early");
        cause.getPlan().put("digest", "cause");
        pipeline.publish(cause);
        pipeline.publish(Pipeline.admitted("shop/never"));

        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
        assertThat(pipeline.read(Topic.deadLettersOf(StageName.BACKUP), records -> !records.isEmpty()))
                .singleElement()
                .satisfies(record -> assertThat(new String(
                                record.headers()
                                        .lastHeader("slipway-dead-reason")
                                        .value(),
                                StandardCharsets.UTF_8))
                        .contains("its cause did not come"));
    }

    @Test
    void asks_the_broker_who_owns_a_target_and_gives_a_token() {
        pipeline.start(
                Pipeline.backupStage((event, step) -> {
                    step.assertOwned();
                    return step.token() >= 0 ? Pipeline.verified(step) : Next.nothing();
                }),
                "a",
                UnaryOperator.identity(),
                (milestone, task) -> {});
        pipeline.publish(Pipeline.admitted("shop/production"));
        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
    }

    private static dev.slipway.runtime.Stage slow() {
        return Pipeline.backupStage((event, step) -> {
            step.await(Duration.ofMillis(50), Duration.ofMillis(50), () -> false);
            return Pipeline.verified(step);
        });
    }

    @Test
    void does_not_begin_anew_when_the_broker_has_forgotten_how_far_it_was() throws Exception {
        var stage = Pipeline.backupStage((event, step) -> Pipeline.verified(step));
        var first = pipeline.start(stage, "a");
        pipeline.publish(Pipeline.admitted("shop/production"));
        pipeline.events(Topic.BACKUP, 1);
        first.close();
        pipeline.forgetPositions("slipway.backup");
        var second = pipeline.start(stage, "b");
        pipeline.publish(Pipeline.admitted("shop/production"));
        assertThat(pipeline.stays(second, Engine.Health.STARTING, Duration.ofSeconds(4)))
                .isTrue();
        assertThat(pipeline.events(Topic.BACKUP, 1)).hasSize(1);
    }
}
