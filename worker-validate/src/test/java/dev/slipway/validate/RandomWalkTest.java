package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomWalkTest {

    private static final int WALKS = 100;
    private static final int STEPS = 80;
    private static final List<String> TARGETS =
            List.of(Rules.TARGET, Rules.FROZEN, Rules.GUARDED, Rules.NEWEST, Rules.KEPT);

    @Test
    void keeps_its_promises_whatever_it_is_told_and_in_whichever_order() {
        var firstSeed = new Random().nextLong();
        var said = new HashSet<String>();
        for (long seed = firstSeed; seed < firstSeed + WALKS; seed++) {
            said.addAll(walk(seed));
        }

        assertThat(said)
                .as("what the walks from seed %d have come across", firstSeed)
                .containsAll(Flow.eventsOn(Topic.OUTCOMES).stream()
                        .map(Class::getSimpleName)
                        .toList())
                .contains("StopRequested", "StageOverdue", "DeploymentQueued", "CancelAccepted")
                .contains("ApprovalRequested", "RuleOverridden")
                .contains("RecoveryAdmitted", "RestoreApproved", "RestoreDenied");
    }

    private static Set<String> walk(long seed) {
        var walk = new RandomWalk(TARGETS.get((int) Math.floorMod(seed, (long) TARGETS.size())), seed);
        for (int step = 0; step < STEPS; step++) {
            walk.step();
        }
        walk.windUp();
        var log = walk.gate.bench.published();
        var invariants = new Invariants(log, "the walk with seed " + seed);
        invariants.everyRequestEndsOnce(walk.asked);
        invariants.oneDeploymentPerTargetAtATime();
        invariants.nothingHappensAfterTheOutcome();
        invariants.everyEventHasACauseAndItsOwnId();
        assertThat(walk.gate.bench.deadLetters()).as("seed %d", seed).isEmpty();
        assertThat(walk.gate.bench.timers()).as("seed %d", seed).isEmpty();
        var names = new HashSet<String>();
        log.forEach(event -> names.add(Events.nameOf(event)));
        return names;
    }
}
