package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.NotificationSent;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageBenchTest {

    record Told(int times) {}

    private int calls;

    private final List<String> said = new ArrayList<>();
    private final Rejected rejected = rejected("r1");
    private final StageOverdue overdue = StageOverdue.newBuilder()
            .setEnvelope(Requests.fact("overdue", "r1", "shop/production"))
            .setStage(StageName.DEPLOY)
            .setWaitedMillis(1)
            .build();

    private static Rejected rejected(String requestId) {
        return Rejected.newBuilder()
                .setEnvelope(Requests.fact("rejected", requestId, "shop/production"))
                .setKind(RequestKind.DEPLOY)
                .setReasons(List.of())
                .build();
    }

    @Test
    void runs_what_an_event_leads_to_and_shows_what_was_published() {
        var bench = bench(stage -> stage.run((event, step) -> Next.publish(sent(step))));
        bench.deliver(rejected);
        assertThat(bench.story()).containsExactly("NotificationSent");
        var envelope = bench.published(NotificationSent.class).getFirst().getEnvelope();
        assertThat(envelope.getCause()).contains(rejected.getEnvelope().getEventId());
        assertThat(envelope.getActor()).isEqualTo("worker:notify");
        assertThat(envelope.getRequestId()).isEqualTo("r1");
    }

    @Test
    void gives_the_same_event_the_same_id_after_a_crash_and_asks_the_probe() {
        var bench = bench(stage -> stage.probe((event, step) -> Optional.of(Next.publish(sent(step))))
                .run((event, step) -> {
                    calls++;
                    return Next.publish(sent(step));
                }));
        bench.crashAfter("Rejected").deliver(rejected);
        assertThat(bench.story()).isEmpty();
        bench.resume();
        assertThat(bench.story()).containsExactly("NotificationSent");
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void tries_again_after_a_pause_and_gives_up_in_the_end() {
        var bench = bench(stage -> stage.otherwise((event, step, why) -> Next.publish(sent(step)))
                .run((event, step) -> {
                    calls++;
                    throw new TryAgain("not now");
                }));
        bench.deliver(rejected);
        assertThat(calls).isEqualTo(1);
        bench.advance(Duration.ofMinutes(5));
        assertThat(calls).isEqualTo(5);
        assertThat(bench.story()).containsExactly("NotificationSent");
    }

    @Test
    void buries_what_fails_for_good_without_an_answer() {
        var bench = bench(stage -> stage.run((event, step) -> {
            throw new GiveUp("no", "never", "section");
        }));
        bench.deliver(rejected);
        assertThat(bench.deadLetters()).containsExactly("Rejected: never");
    }

    @Test
    void fires_a_timer_when_the_clock_has_moved_and_keeps_memory_between() {
        var bench = bench(stage -> stage.run((event, step) -> Next.nothing()
                .remember(new Told(1))
                .later("tell", "x", step.now().plusSeconds(60))));
        bench.deliver(rejected).advance(Duration.ofSeconds(59));
        assertThat(bench.story()).isEmpty();
        bench.advance(Duration.ofSeconds(1));
        assertThat(bench.story()).containsExactly("NotificationSent");
        assertThat(bench.memory("shop/production", Told.class)).contains(new Told(2));
    }

    @Test
    void lets_what_is_urgent_go_before_a_task_that_is_tried_again() {
        var bench = bench(stage -> stage.run((event, step) -> {
            said.add("rejected " + step.attempt());
            step.await(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> false);
            throw new TryAgain("not now");
        }));
        bench.whileWaiting(() -> bench.deliver(overdue));

        bench.deliver(rejected).advance(Duration.ofSeconds(1));

        assertThat(said).startsWith("rejected 1", "overdue", "rejected 2");
    }

    @Test
    void takes_back_a_timer_that_has_fired_and_waits_for_its_turn() {
        var bench = bench(stage -> stage.run((event, step) -> {
            if (!step.requestId().equals("r1")) {
                return Next.nothing()
                        .remember(new Told(0))
                        .later("tell", "x", step.now().plusSeconds(5));
            }
            step.await(Duration.ofSeconds(10), Duration.ofSeconds(1), () -> false);
            return Next.nothing().cancelLater("tell", "x");
        }));

        bench.deliver(rejected("r2")).deliver(rejected).advance(Duration.ofMinutes(1));

        assertThat(bench.story()).isEmpty();
        assertThat(bench.timers()).isEmpty();
    }

    @Test
    void replaces_a_timer_that_has_fired_and_waits_for_its_turn() {
        var bench = bench(stage -> stage.run((event, step) -> {
            if (step.requestId().equals("r1")) {
                step.await(Duration.ofSeconds(10), Duration.ofSeconds(1), () -> false);
            }
            return Next.nothing()
                    .remember(new Told(0))
                    .later("tell", "x", step.now().plusSeconds(5));
        }));

        bench.deliver(rejected("r2")).deliver(rejected).advance(Duration.ofMinutes(1));

        assertThat(bench.story()).containsExactly("NotificationSent");
    }

    @Test
    void notices_in_a_wait_that_the_target_is_lost() {
        var bench = bench(stage -> stage.run((event, step) -> {
            step.await(Duration.ofSeconds(10), Duration.ofSeconds(1), () -> false);
            said.add("went on");
            return Next.publish(sent(step));
        }));
        bench.whileWaiting(bench::loseOwnership);

        bench.deliver(rejected);

        assertThat(said).isEmpty();
        assertThat(bench.story()).isEmpty();
    }

    @Test
    void runs_what_lost_its_target_again_under_the_next_owner() {
        var bench = bench(stage -> stage.run((event, step) -> {
            said.add("resumed " + step.resumed());
            step.assertOwned();
            return Next.publish(sent(step));
        }));

        bench.loseOwnership().deliver(rejected);
        assertThat(bench.story()).isEmpty();
        bench.resume();

        assertThat(bench.story()).containsExactly("NotificationSent");
        assertThat(said).containsExactly("resumed false", "resumed true");
    }

    @Test
    void does_nothing_between_a_crash_and_the_next_process() {
        var bench = bench(stage -> stage.run((event, step) -> Next.publish(sent(step))));

        bench.crashAfter("Rejected").deliver(rejected).deliver(rejected("r2")).advance(Duration.ofHours(1));
        assertThat(bench.story()).isEmpty();
        bench.resume();

        assertThat(bench.story()).hasSize(2);
    }

    @Test
    void refuses_the_name_of_a_step_that_the_stage_lacks() {
        var then = bench(stage -> stage.run((event, step) -> Next.nothing().then("tel")));
        var later = bench(stage -> stage.run((event, step) -> Next.nothing().later("tel", "", step.now())));
        var cancel = bench(stage -> stage.run((event, step) -> Next.nothing().cancelLater("tel", "")));

        assertThat(List.of(then, later, cancel))
                .allSatisfy(bench -> assertThatThrownBy(() -> bench.deliver(rejected))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage("Rejected names the step `tel`, but stage NOTIFY has none of that name"));
    }

    @Test
    void waits_no_longer_than_it_may() {
        var bench = bench(stage -> stage.run((event, step) -> {
            step.await(Duration.ofSeconds(5), Duration.ofSeconds(3), () -> false);
            return Next.nothing();
        }));
        var before = bench.clock().instant();

        bench.deliver(rejected);

        assertThat(Duration.between(before, bench.clock().instant())).isEqualTo(Duration.ofSeconds(5));
    }

    private interface Build {
        Stage.Builder apply(Stage.Entry<Rejected> entry);
    }

    private StageBench bench(Build build) {
        var stage = Stage.named(StageName.NOTIFY);
        Flow.consumedBy(StageName.NOTIFY).stream()
                .filter(event -> event != Rejected.class && event != StageOverdue.class)
                .forEach(stage::pass);
        stage.on(StageOverdue.class).urgent().run((event, step) -> {
            said.add("overdue");
            return Next.nothing();
        });
        build.apply(stage.on(Rejected.class));
        stage.step("tell").run((input, step) -> {
            var told = step.memory(Told.class).orElseThrow();
            return Next.publish(sent(step)).remember(new Told(told.times() + 1));
        });
        return StageBench.of(stage.build());
    }

    private static NotificationSent sent(Step step) {
        return NotificationSent.newBuilder()
                .setEnvelope(step.envelope())
                .setChannel("console")
                .setAbout("a")
                .build();
    }
}
