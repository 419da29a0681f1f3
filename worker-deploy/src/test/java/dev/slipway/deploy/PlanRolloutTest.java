package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.PlannedStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanRolloutTest {

    private static final Logbook NOTHING = Logbook.EMPTY;
    private static final Logbook SERVING_1_0 = NOTHING.serving(
            Optional.of(new Serving(FakeBundles.release("1.0"), "r1", List.of(), Optional.empty())), Optional.empty());

    @Test
    void names_every_step_and_how_it_is_undone() {
        var plan = PlanRollout.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0);

        assertThat(plan.getSteps())
                .extracting(PlannedStep::getId)
                .containsExactly(
                        "start:backend",
                        "start:frontend",
                        "verify-before-traffic",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
        assertThat(plan.getSteps())
                .allSatisfy(step -> assertThat(step.getUndo()).isNotBlank());
        assertThat(plan.getSteps().getFirst().getAction()).contains("backend", "1.1", "1.0", "/api/health");
        assertThat(plan.getSteps().get(3).getUndo()).contains("1.0");
        assertThat(plan.getBase()).contains(FakeBundles.release("1.0"));
        assertThat(plan.getMovesSchema()).isFalse();
    }

    @Test
    void the_digest_does_not_depend_on_how_long_a_step_took_before() {
        var plan = PlanRollout.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0);
        var slow =
                PlanRollout.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0.took("start:backend", 40_000));

        assertThat(slow.getSteps().getFirst().getExpectedMillis()).contains(40_000L);
        assertThat(slow.getDigest()).isEqualTo(plan.getDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_digest_names_the_release_and_what_it_replaces() {
        var plan = PlanRollout.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0);
        var other = PlanRollout.of(FakeBundles.release("1.2"), FakeBundles.SHOP, SERVING_1_0);
        var first = PlanRollout.of(FakeBundles.release("1.1"), FakeBundles.SHOP, NOTHING);

        assertThat(List.of(plan.getDigest(), other.getDigest(), first.getDigest()))
                .doesNotHaveDuplicates();
    }
}
