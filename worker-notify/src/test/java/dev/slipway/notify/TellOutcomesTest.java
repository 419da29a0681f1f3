package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.NotificationFailed;
import dev.slipway.events.NotificationSent;
import dev.slipway.runtime.Retry;
import dev.slipway.testing.StageBench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellOutcomesTest {

    private static final String TEXT = "shop/production: deploy of 1.1 succeeded: 1.1 serves all traffic";

    private final Listeners listeners = new Listeners("console", "chat");
    private final StageBench bench = StageBench.of(
            new TellOutcomes(listeners, new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(5))).stage());
    private final Instant started = bench.clock().instant();
    private final String about = Outcomes.succeeded().getEnvelope().getEventId();

    @Test
    void tells_every_channel_of_the_target() {
        bench.deliver(Outcomes.succeeded());

        assertThat(listeners.heard())
                .containsExactly("console " + about + ":console " + TEXT, "chat " + about + ":chat " + TEXT);
        assertThat(bench.published(NotificationSent.class))
                .extracting(NotificationSent::getChannel)
                .containsExactly("console", "chat");
        assertThat(bench.published(NotificationSent.class))
                .extracting(NotificationSent::getAbout)
                .containsOnly(about);
    }

    @Test
    void tells_nothing_twice() {
        bench.deliver(Outcomes.succeeded()).deliver(Outcomes.succeeded());

        assertThat(listeners.heard()).hasSize(2);
        assertThat(bench.ignored()).singleElement().asString().contains("taken on already");
    }

    @Test
    void tries_again_until_a_channel_takes_the_message() {
        listeners.failing("chat", 3);

        bench.deliver(Outcomes.succeeded()).advance(Duration.ofMinutes(1));

        assertThat(listeners.heard()).hasSize(2);
        assertThat(bench.story()).containsExactly("NotificationSent", "NotificationSent");
    }

    @Test
    void keeps_nobody_waiting_for_a_channel_that_is_dead() {
        listeners.dead("chat");

        bench.deliver(Outcomes.succeeded()).deliver(Outcomes.refused("target-busy", "0199-2"));

        assertThat(listeners.heard()).hasSize(2).allMatch(heard -> heard.startsWith("console "));
        assertThat(bench.clock().instant()).isEqualTo(started);
        assertThat(bench.timers()).hasSize(2).allMatch(timer -> timer.endsWith(" chat"));
    }

    @Test
    void waits_longer_after_each_try() {
        listeners.dead("chat");
        bench.deliver(Outcomes.succeeded());

        assertThat(List.of(1, 2, 4)).allSatisfy(seconds -> {
            assertThat(bench.published(NotificationFailed.class)).isEmpty();
            bench.advance(Duration.ofSeconds(seconds));
        });
        assertThat(bench.published(NotificationFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.getReason().getMessage())
                        .isEqualTo(
                                "webhook `chat` answered 503; that was try 4 of 4, so the message is not sent again"));
        assertThat(bench.timers()).isEmpty();
        assertThat(bench.memory(Outcomes.TARGET, Mail.class).orElseThrow().open())
                .isEmpty();
    }

    @Test
    void gives_up_the_oldest_message_when_a_dead_channel_has_too_many() {
        listeners.dead("chat");

        for (int i = 0; i <= Mail.OPEN; i++) {
            bench.deliver(Outcomes.refused("target-busy", "request-" + i));
        }

        assertThat(bench.published(NotificationFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.getReason().getCode()).isEqualTo("too-many-waiting"));
        assertThat(bench.timers()).hasSize(Mail.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature-missing", "signature-unknown-key", "signature-invalid"})
    void tells_nobody_what_a_stranger_asked_for(String code) {
        bench.deliver(Outcomes.refused(code, "0199-2"));

        assertThat(listeners.heard()).isEmpty();
        assertThat(bench.memory(Outcomes.TARGET, Mail.class)).isEmpty();
        assertThat(bench.ignored()).singleElement().asString().contains("came from a stranger");
    }

    @Test
    void tells_what_became_of_a_request_whose_signature_was_too_old() {
        bench.deliver(Outcomes.refused("signature-expired", "0199-2"));

        assertThat(listeners.heard()).hasSize(2);
    }

    @Test
    void states_a_channel_that_never_took_the_message_and_tells_the_others() {
        listeners.dead("console");

        bench.deliver(Outcomes.succeeded()).advance(Duration.ofMinutes(1));

        assertThat(listeners.heard()).singleElement().asString().startsWith("chat ");
        assertThat(bench.story()).containsExactly("NotificationSent", "NotificationFailed");
        var failed = bench.published(NotificationFailed.class).getFirst();
        assertThat(failed.getChannel()).isEqualTo("console");
        assertThat(failed.getReason().getMessage()).contains("answered 503");
    }

    @Test
    void does_not_repeat_what_a_channel_refused_for_good() {
        listeners.refusing("chat");

        bench.deliver(Outcomes.succeeded());

        assertThat(bench.published(NotificationFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.getReason().getCode()).isEqualTo("webhook-refused"));
    }

    @Test
    void repeats_a_delivery_under_the_same_key_when_its_process_died() {
        bench.crashAfter("tell").deliver(Outcomes.succeeded()).resume();

        assertThat(listeners.heard())
                .containsExactly(
                        "console " + about + ":console " + TEXT,
                        "console " + about + ":console " + TEXT,
                        "chat " + about + ":chat " + TEXT);
        assertThat(bench.story()).containsExactly("NotificationSent", "NotificationSent");
    }

    @Test
    void has_nobody_to_tell_about_an_unknown_target() {
        bench.deliver(Outcomes.succeeded("shop/nowhere"));

        assertThat(bench.story()).isEmpty();
        assertThat(bench.ignored()).containsExactly("shop/nowhere has nobody to tell in targets.yaml");
    }

    @Test
    void forgets_a_letter_once_everybody_has_heard_it() {
        bench.deliver(Outcomes.succeeded());

        assertThat(bench.memory(Outcomes.TARGET, Mail.class).orElseThrow().open())
                .isEmpty();
    }
}
