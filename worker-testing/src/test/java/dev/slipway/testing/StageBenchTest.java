package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.NotificationSent;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageBenchTest {

    record Told(int times) {}

    private int calls;

    private final Rejected rejected = Rejected.newBuilder()
            .setEnvelope(Requests.fact("rejected", "r1", "shop/production"))
            .setKind(RequestKind.DEPLOY)
            .setReasons(List.of())
            .build();

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

    private interface Build {
        Stage.Builder apply(Stage.Entry<Rejected> entry);
    }

    private static StageBench bench(Build build) {
        var stage = Stage.named(StageName.NOTIFY);
        Flow.consumedBy(StageName.NOTIFY).stream()
                .filter(event -> event != Rejected.class)
                .forEach(stage::pass);
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
