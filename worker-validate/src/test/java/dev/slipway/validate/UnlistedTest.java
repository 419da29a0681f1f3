package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Rejected;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.StageName;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator takes a target off the list while requests wait there. */
class UnlistedTest {

    private static final Duration NEXT_LOOK = Duration.ofMinutes(5);

    private static GateBench gate(String target) {
        var gate = new GateBench(target);
        gate.bench
                .silence(StageName.DEPLOY, Duration.ZERO)
                .silence(StageName.BACKUP, Duration.ZERO)
                .silence(StageName.VERIFY, Duration.ZERO);
        return gate;
    }

    private static void unlist(GateBench gate, String target) {
        var renamed = Rules.WRITTEN.replace(target + ":", "shop/renamed:");
        gate.rules = OperationsFile.parse(renamed.getBytes(StandardCharsets.UTF_8));
    }

    private static void rejected(GateBench gate, String id) {
        var reasons = gate.outcome(id, Rejected.class).getReasons();
        assertThat(codes(reasons)).containsExactly("target-unknown");
        assertThat(reasons.getFirst().getMessage()).contains("not in targets.yaml any more", "list it again");
        assertThat(reasons.getFirst().getRunbook()).contains("target-unknown");
    }

    private static String frozen(GateBench gate) {
        gate.bench.advance(Duration.ofHours(2));
        var id = gate.deploy("2");
        gate.hear(gate.stages.planned(id, 1, "2", "1"));
        assertThat(gate.lane().ticket(id).map(Ticket::phase)).contains(Phase.PLANNED);
        return id;
    }

    @Test
    void who_waits_for_the_end_of_a_freeze_is_rejected_at_the_next_look() {
        var gate = gate(Rules.FROZEN);
        var id = frozen(gate);
        unlist(gate, Rules.FROZEN);

        gate.bench.advance(NEXT_LOOK);

        rejected(gate, id);
        assertThat(gate.bench.timers()).isEmpty();
    }

    @Test
    void who_waits_for_people_is_rejected_at_the_next_look() {
        var gate = gate(Rules.GUARDED);
        var id = gate.ask(gate.ci, gate.ci.deploy(gate.ci.newId(), "2"));
        gate.hear(gate.stages.planned(id, 1, "2", "1"));
        unlist(gate, Rules.GUARDED);

        gate.bench.advance(NEXT_LOOK);

        rejected(gate, id);
    }

    @Test
    void who_waits_for_a_plan_is_rejected_when_it_comes() {
        var gate = gate(Rules.TARGET);
        var id = gate.deploy("2");
        var rollback = gate.rollback();
        unlist(gate, Rules.TARGET);

        gate.hear(gate.stages.planned(rollback, 1, "1", "2"));

        rejected(gate, id);
        rejected(gate, rollback);
    }

    @Test
    void who_is_being_looked_at_is_rejected_at_once() {
        var held = new ArrayDeque<Runnable>();
        var gate = new GateBench(Rules.TARGET, held::add, List.of(), Extra.release(() -> Finding.pass("all there")));
        var id = gate.deploy("2");
        unlist(gate, Rules.TARGET);

        gate.bench.advance(Duration.ofSeconds(1));

        rejected(gate, id);
    }

    @Test
    void who_tries_to_cancel_is_refused_and_what_it_was_about_ends_with_that() {
        var gate = gate(Rules.FROZEN);
        var id = frozen(gate);
        unlist(gate, Rules.FROZEN);

        var cancel = gate.cancel(id);

        assertThat(codes(gate.outcome(cancel, Rejected.class).getReasons())).containsExactly("target-unknown");
        rejected(gate, id);
    }

    @Test
    void who_holds_the_lane_is_not_authorised_any_more_and_takes_those_behind_along() {
        var gate = gate(Rules.TARGET);
        var running = gate.deploy("2");
        gate.hear(gate.stages.planned(running, 1, "2", "1"));
        var waiting = gate.deploy("3");
        gate.hear(gate.stages.planned(waiting, 1, "3", "1"));
        unlist(gate, Rules.TARGET);

        gate.hear(gate.stages.backedUp(running));

        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();
        rejected(gate, running);
        rejected(gate, waiting);
    }

    @Test
    void what_deploy_has_begun_goes_on_to_its_end() {
        var gate = gate(Rules.TARGET);
        var id = gate.authorised();
        unlist(gate, Rules.TARGET);

        gate.hear(gate.stages.confirmed(id, "2"));

        assertThat(gate.story(id)).endsWith("Succeeded");
    }

    @Test
    void nobody_is_rejected_for_a_file_that_cannot_be_read_at_the_moment() {
        var gate = gate(Rules.FROZEN);
        var id = frozen(gate);
        Operations before = gate.rules;
        gate.broken = true;
        gate.bench.advance(Duration.ofMinutes(1));
        gate.broken = false;
        assertThat(gate.rules).isSameAs(before);

        gate.bench.advance(NEXT_LOOK);

        assertThat(gate.outcomes(id)).isEmpty();
        assertThat(gate.lane().ticket(id).map(Ticket::phase)).contains(Phase.PLANNED);
    }
}
