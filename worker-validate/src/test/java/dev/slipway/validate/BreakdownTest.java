package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the gate itself, no request waits for ever. */
class BreakdownTest {

    private static final Duration ALL_TRIES = Duration.ofMinutes(5);

    private final GateBench gate = new GateBench();

    @AfterEach
    void nothing_ends_in_a_dead_letter_only() {
        assertThat(gate.bench.deadLetters()).isEmpty();
    }

    private List<String> rejected(String id) {
        return codes(gate.outcome(id, Rejected.class).getReasons());
    }

    @Test
    void rejects_a_request_with_whose_plan_it_cannot_go_on() {
        var id = gate.deploy("2");
        gate.broken = true;
        gate.hear(gate.stages.planned(id, 1, "2", "1"));
        gate.bench.advance(ALL_TRIES);
        assertThat(rejected(id)).containsExactly("gate-broken");
    }

    @Test
    void fails_and_holds_when_it_cannot_go_on_with_a_word_of_a_rollout() {
        var id = gate.authorised();
        gate.broken = true;
        gate.hear(gate.stages.confirmed(id, "2"));
        gate.bench.advance(ALL_TRIES);
        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).containsExactly("gate-broken");
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void ends_a_request_although_it_cannot_look_whether_it_is_overdue() {
        var id = gate.deploy("2");
        gate.broken = true;
        gate.bench.advance(GateBench.SETTINGS.silence()).advance(ALL_TRIES);
        assertThat(rejected(id)).containsExactly("gate-broken");
    }

    @Test
    void ends_a_request_although_it_cannot_have_its_release_looked_at() {
        gate.bench.crashAfter("check");
        var id = gate.deploy("2");
        gate.broken = true;
        gate.bench.resume().advance(ALL_TRIES);
        assertThat(rejected(id)).containsExactly("check-impossible");
    }

    @Test
    void ignores_a_word_about_nobody_that_it_cannot_go_on_with() {
        gate.broken = true;
        gate.hear(gate.stages.backedUp("nobody"));
        gate.bench.advance(ALL_TRIES);
        assertThat(gate.bench.published()).isEmpty();
        assertThat(gate.bench.ignored()).hasSize(1);
    }
}
