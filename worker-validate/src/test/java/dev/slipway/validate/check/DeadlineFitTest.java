package dev.slipway.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Verdict;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeadlineFitTest {

    private static final Operations OPERATIONS = OperationsFile.parse(bytes("""
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                deadlines: {rollout: 5m, verify: 2m}
            """));

    private static Finding look(String readyWithin, String bake, String within) {
        return look(readyWithin, bake, within, "1m");
    }

    private static Finding look(String readyWithin, String bake, String within, String pause) {
        var application = ApplicationFile.parse(bytes("""
                application: shop
                services:
                  web: {command: [serve], health: /health, ready-within: 10s, stop-grace: 20s}
                  api: {command: [serve], health: /health, ready-within: %s, stop-grace: 10s}
                smoke-tests:
                  - {name: front, service: web, path: /, within: %s}
                rollout:
                  drain: 30s
                  bake: %s
                  rollback-window: 7d
                  strategy: canary
                  canary: {steps: [{weight: 10, pause: 0s}, {weight: 20, pause: %s}]}
                """.formatted(readyWithin, within, bake, pause)));
        var rules = OPERATIONS.rules(Target.parse("shop/production")).orElseThrow();
        return ApplicationFit.look(application, rules);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takes_what_is_done_before_the_deadlines() {
        assertThat(look("249s", "117s", "1s").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void refuses_a_rollout_that_would_be_overdue_with_both_numbers_and_both_files() {
        assertThat(look("250s", "0s", "1s").reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getMessage())
                        .contains("`drain` 30 s", "`stop-grace` 20 s", "`ready-within` 250 s", "are 300 s together")
                        .contains("shop/production is overdue after 300 s", "slipway.yaml")
                        .contains("`deadlines.rollout` in targets.yaml"));
    }

    @Test
    void refuses_a_verification_that_would_be_overdue() {
        assertThat(look("1s", "110s", "5500ms").reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getMessage())
                        .contains("`bake` 110 s", "`within` 5500 ms", "are 121 s together", "after 120 s")
                        .contains("`deadlines.verify` in targets.yaml"));
    }

    @Test
    void refuses_a_canary_that_is_watched_for_longer_than_the_gate_waits() {
        assertThat(look("1s", "0s", "1s", "299s").verdict()).isEqualTo(Verdict.PASS);
        assertThat(look("1s", "0s", "1s", "300s").reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getMessage())
                        .contains("`pause` of the canary", "is 300 s", "overdue after 300 s", "`deadlines.rollout`"));
    }

    @Test
    void says_both_at_once() {
        assertThat(look("1h", "1d", "1s").reasons()).hasSize(2);
    }
}
