package dev.slipway.cli.tell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Difference;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Purpose;
import dev.slipway.events.Release;
import dev.slipway.events.StepKind;
import dev.slipway.events.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static Release release(String version) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(new ClaimCheck("a".repeat(64), 1L))
                .build();
    }

    private static Difference difference(
            Subject subject, String name, @Nullable String before, @Nullable String after) {
        return new Difference(subject, name, before, after);
    }

    @Test
    void tells_the_strategy_what_will_be_different_and_every_step_with_its_way_back() {
        var step = PlannedStep.newBuilder()
                .setId("watch:10")
                .setKind(StepKind.WATCH)
                .setPurpose(Purpose.UNKNOWN)
                .setAction("Watch it for 60 s.")
                .setUndo("Nothing.")
                .setExpectedMillis(60_000L)
                .build();
        var plan = Plan.newBuilder()
                .setDigest("0123456789abcdef")
                .setRelease(release("1.1"))
                .setBase(release("1.0"))
                .setSteps(List.of(step))
                .setStrategy("canary")
                .setDifferences(List.of(
                        difference(Subject.REPLICAS, "backend", "1", "3"),
                        difference(Subject.VARIABLE, "backend.LOG_LEVEL", null, null)))
                .build();

        assertThat(PlanText.of(plan))
                .startsWith("Plan 0123456789ab: release 1.1 in the place of 1.0, canary")
                .anyMatch(line -> line.endsWith("different: replicas backend, 1 → 3"))
                .anyMatch(line -> line.endsWith("different: variable backend.LOG_LEVEL"))
                .anyMatch(line -> line.contains("1. Watch it for 60 s., about "))
                .endsWith("       undo: Nothing.");
    }
}
