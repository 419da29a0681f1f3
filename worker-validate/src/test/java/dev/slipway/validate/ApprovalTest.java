package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageName;
import dev.slipway.events.Succeeded;
import dev.slipway.events.wire.Events;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private static final Duration A_DAY = Duration.ofHours(24);

    private final GateBench gate = new GateBench(Rules.GUARDED);
    private final Stages stages = gate.stages;

    ApprovalTest() {
        gate.bench.silence(StageName.DEPLOY, Duration.ZERO).silence(StageName.BACKUP, Duration.ZERO);
    }

    /** Asked for by the pipeline, which may not approve anything. */
    private String planned(String version) {
        var id = gate.ask(gate.ci, gate.ci.deploy(gate.ci.newId(), version));
        gate.hear(stages.planned(id, 1, version, "1"));
        return id;
    }

    private String digest() {
        return gate.last(ApprovalRequested.class).getPlanDigest();
    }

    private String approve(Requester by, String subject) {
        var plan = gate.lane().ticket(subject).flatMap(Ticket::plan);
        return gate.approve(by, subject, plan.orElseThrow().getDigest());
    }

    private Phase phaseOf(String id) {
        return gate.lane().ticket(id).orElseThrow().phase();
    }

    private List<String> refusal(String vote) {
        return codes(gate.outcome(vote, Rejected.class).getReasons());
    }

    @Test
    void asks_those_whom_the_rules_name_and_says_until_when() {
        var id = planned("2");

        var asked = gate.last(ApprovalRequested.class);
        assertThat(Events.envelopeOf(asked).getRequestId()).isEqualTo(id);
        assertThat(asked.getNeeded()).isEqualTo(2);
        assertThat(asked.getFrom()).containsExactly("2 of ada or ben or eve", "1 of the group owners");
        assertThat(asked.getExpiresAt()).contains(gate.bench.clock().instant().plus(A_DAY));
        assertThat(gate.bench.published(DeploymentApproved.class)).isEmpty();
        assertThat(phaseOf(id)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void goes_ahead_once_enough_of_them_have_said_yes() {
        var id = planned("2");
        var first = approve(gate.eve, id);
        assertThat(gate.outcome(first, Succeeded.class).getStatement())
                .isEqualTo("counted for " + id + "; missing: 1 of ada or ben or eve and 1 of the group owners");
        assertThat(gate.bench.published(DeploymentAdmitted.class)).isEmpty();

        var second = approve(gate.ben, id);

        assertThat(gate.outcome(second, Succeeded.class).getStatement()).isEqualTo(id + " is approved");
        var approved = gate.last(DeploymentApproved.class);
        assertThat(approved.getApprovedBy()).containsExactly("eve", "ben");
        assertThat(approved.getPlanDigest()).isEqualTo(digest());
        assertThat(gate.story(id)).endsWith("ApprovalRequested", "DeploymentApproved", "DeploymentAdmitted");
    }

    @Test
    void refuses_at_once_what_nobody_could_approve() {
        gate.rules = rules(Rules.WRITTEN
                .replace("{needed: 2, keys: [ada, ben, eve]}", "{needed: 2, keys: [ben, eve]}")
                .replace("clear, approve, override-approval]", "clear, approve]"));
        var id = gate.ask(gate.ben, gate.ben.deploy(gate.ben.newId(), "2"));

        var rejected = gate.outcome(id, Rejected.class);
        assertThat(codes(rejected.getReasons())).containsExactly("approvals-impossible");
        assertThat(rejected.getReasons().getFirst().getMessage()).contains("missing: 1 of ben or eve");
    }

    @Test
    void never_counts_the_one_who_asked() {
        var id = gate.ask(gate.ben, gate.ben.deploy(gate.ben.newId(), "2"));
        gate.hear(stages.planned(id, 1, "2", "1"));

        assertThat(refusal(approve(gate.ben, id))).containsExactly("own-request");
    }

    @Test
    void counts_nobody_twice() {
        var id = planned("2");
        approve(gate.ben, id);

        assertThat(refusal(approve(gate.ben, id))).containsExactly("approved-already");
        assertThat(phaseOf(id)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void refuses_whoever_may_not_approve() {
        var id = planned("2");

        assertThat(refusal(approve(gate.ci, id))).containsExactly("not-allowed");
    }

    @Test
    void believes_no_forged_approval() {
        var id = planned("2");
        var stranger = new Requester(Rules.STRANGER, Rules.GUARDED, gate.bench.clock());
        assertThat(refusal(approve(stranger, id))).contains("signature-unknown-key");

        var ben = gate.ben;
        var vote = ben.approve(ben.newId(), id, digest());
        gate.bench.deliver(vote, gate.eve.signed(ben.approve(ben.newId(), id, "another")));
        assertThat(gate.outcome(Events.envelopeOf(vote).getRequestId(), Rejected.class)
                        .getReasons())
                .isNotEmpty();
        assertThat(gate.lane()
                        .ticket(id)
                        .orElseThrow()
                        .planning()
                        .question()
                        .orElseThrow()
                        .approvedBy())
                .isEmpty();
    }

    @Test
    void believes_no_expired_approval() {
        var id = planned("2");
        var vote = gate.ben.approve(gate.ben.newId(), id, digest());
        gate.bench.deliver(
                vote, gate.ben.signed(vote, gate.bench.clock().instant().minusSeconds(1)));

        assertThat(refusal(Events.envelopeOf(vote).getRequestId())).contains("signature-expired");
    }

    @Test
    void ignores_an_approval_that_is_sent_again() {
        var id = planned("2");
        var vote = gate.ben.approve(gate.ben.newId(), id, digest());
        var signature = gate.ben.signed(vote);
        gate.bench.deliver(vote, signature);
        gate.bench.deliver(vote, signature);

        assertThat(gate.outcomes(Events.envelopeOf(vote).getRequestId())).hasSize(1);
        assertThat(phaseOf(id)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void does_not_take_an_approval_of_another_plan() {
        var id = planned("2");

        assertThat(refusal(gate.approve(gate.ben, id, "another"))).containsExactly("plan-changed");
    }

    @Test
    void does_not_take_an_approval_of_a_request_that_waits_for_none() {
        var id = gate.ask(gate.ci, gate.ci.deploy(gate.ci.newId(), "2"));

        assertThat(refusal(gate.approve(gate.ben, id, "any"))).containsExactly("no-approval-awaited");
    }

    @Test
    void one_no_is_enough() {
        var id = planned("2");
        approve(gate.ben, id);
        var veto = gate.ask(gate.eve, gate.eve.deny(gate.eve.newId(), id, "the till is being moved"));

        var rejected = gate.outcome(id, Rejected.class);
        assertThat(codes(rejected.getReasons())).containsExactly("denied");
        assertThat(rejected.getReasons().getFirst().getMessage()).isEqualTo("`eve` denies it: the till is being moved");
        gate.outcome(veto, Succeeded.class);
    }

    @Test
    void a_no_comes_too_late_once_the_lane_is_taken() {
        var id = planned("2");
        approve(gate.ben, id);
        approve(gate.eve, id);
        var veto = gate.ask(gate.eve, gate.eve.deny(gate.eve.newId(), id, "wait"));

        assertThat(refusal(veto)).containsExactly("nothing-to-deny");
    }

    @Test
    void ends_when_nobody_answers_in_time() {
        var id = planned("2");
        approve(gate.eve, id);
        gate.bench.advance(A_DAY.minusSeconds(1));
        assertThat(phaseOf(id)).isEqualTo(Phase.APPROVING);

        gate.bench.advance(Duration.ofSeconds(1));

        var rejected = gate.outcome(id, Rejected.class);
        assertThat(codes(rejected.getReasons())).containsExactly("approval-expired");
        assertThat(rejected.getReasons().getFirst().getMessage())
                .contains("missing: 1 of ada or ben or eve and 1 of the group owners");
    }

    @Test
    void whoever_waits_for_people_holds_no_lane() {
        var asking = planned("2");
        var rollback = gate.rollback();
        gate.hear(stages.planned(rollback, 1, "0", "1"));
        assertThat(gate.story(rollback)).endsWith("DeploymentApproved", "DeploymentAdmitted", "RolloutAuthorised");
        assertThat(phaseOf(asking)).isEqualTo(Phase.APPROVING);

        var behind = planned("3");
        approve(gate.ben, behind);
        approve(gate.eve, behind);
        gate.hear(stages.confirmed(rollback, "0"));

        assertThat(gate.story(behind)).contains("PlanRequested").doesNotContain("Rejected");
        assertThat(gate.lane().first().orElseThrow().id()).isEqualTo(behind);
        assertThat(phaseOf(asking)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void the_same_plan_made_again_needs_no_second_approval_and_another_one_does() {
        var first = planned("2");
        approve(gate.ben, first);
        approve(gate.eve, first);
        var second = planned("3");
        approve(gate.ben, second);
        approve(gate.eve, second);
        gate.hear(stages.backedUp(first)).hear(stages.confirmed(first, "2"));
        assertThat(phaseOf(second)).isEqualTo(Phase.PLANNING);

        gate.hear(stages.planned(second, 2, "3", "2"));

        assertThat(phaseOf(second)).isEqualTo(Phase.APPROVING);
        assertThat(gate.bench.published(ApprovalRequested.class)).hasSize(3);
        assertThat(refusal(gate.approve(gate.ben, second, "of-the-old-plan"))).containsExactly("plan-changed");
        approve(gate.ben, second);
        approve(gate.eve, second);
        assertThat(phaseOf(second)).isEqualTo(Phase.ADMITTED);
    }

    @Test
    void in_an_emergency_one_who_may_lets_it_go_alone_and_that_is_told() {
        var id = planned("2");
        var vote =
                gate.ask(gate.ada, gate.ada.approveInEmergency(gate.ada.newId(), id, digest(), "the tills are down"));

        gate.outcome(vote, Succeeded.class);
        var overridden = gate.last(RuleOverridden.class);
        assertThat(overridden.getRule()).isEqualTo("approvals");
        assertThat(overridden.getOverriddenBy()).isEqualTo("ada");
        assertThat(overridden.getReason()).isEqualTo("the tills are down");
        assertThat(gate.last(DeploymentApproved.class).getReason()).isEqualTo("emergency: the tills are down");
        assertThat(phaseOf(id)).isEqualTo(Phase.ADMITTED);
    }

    @Test
    void an_emergency_takes_the_right_and_a_reason() {
        var id = planned("2");
        var byEve = gate.ask(gate.eve, gate.eve.approveInEmergency(gate.eve.newId(), id, digest(), "quick"));
        var unexplained = gate.ask(gate.ada, gate.ada.approveInEmergency(gate.ada.newId(), id, digest(), " "));

        assertThat(refusal(byEve)).containsExactly("not-allowed");
        assertThat(refusal(unexplained)).containsExactly("override-without-reason");
    }

    @Test
    void a_yes_lapses_when_who_said_it_is_no_longer_trusted() {
        var running = planned("2");
        approve(gate.ben, running);
        approve(gate.eve, running);
        var waiting = planned("3");
        approve(gate.ben, waiting);
        approve(gate.eve, waiting);
        gate.rules =
                rules(Rules.WRITTEN.replace("{verbs: [approve], keys: [ben, eve]}", "{verbs: [approve], keys: [ben]}"));

        gate.hear(stages.backedUp(running));

        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();
        assertThat(phaseOf(running)).isEqualTo(Phase.APPROVING);
        approve(gate.ada, running);
        gate.hear(stages.backedUp(running));
        assertThat(gate.bench.published(RolloutAuthorised.class)).hasSize(1);
        assertThat(phaseOf(waiting)).isNotEqualTo(Phase.ADMITTED);
    }

    @Test
    void an_override_lapses_when_who_gave_it_is_no_longer_trusted() {
        var id = planned("2");
        gate.ask(gate.ada, gate.ada.approveInEmergency(gate.ada.newId(), id, digest(), "the tills are down"));
        gate.rules = rules(Rules.WRITTEN.replace("clear, approve, override-approval]", "clear, approve]"));

        gate.hear(stages.backedUp(id));

        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();
        assertThat(phaseOf(id)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void who_asks_again_for_approval_names_only_those_that_are_missing() {
        var id = planned("2");
        approve(gate.ben, id);
        approve(gate.eve, id);
        gate.rules =
                rules(Rules.WRITTEN.replace("{verbs: [approve], keys: [ben, eve]}", "{verbs: [approve], keys: [ben]}"));
        gate.hear(stages.backedUp(id));

        var again = gate.last(ApprovalRequested.class);
        assertThat(again.getNeeded()).isEqualTo(1);
        assertThat(again.getFrom()).containsExactly("1 of ada or ben or eve");
    }

    @Test
    void goes_ahead_when_the_rules_ask_for_nobody_any_more() {
        var id = planned("2");
        gate.rules = rules(Rules.WRITTEN
                .replace("- {needed: 2, keys: [ada, ben, eve]}", "")
                .replace("- {groups: [owners]}", "[]"));

        gate.bench.advance(Duration.ofMinutes(6));

        assertThat(gate.last(DeploymentApproved.class).getApprovedBy()).containsExactly("policy");
        assertThat(phaseOf(id)).isEqualTo(Phase.ADMITTED);
    }

    @Test
    void a_dry_run_needs_no_approval() {
        var id = gate.ask(gate.ci, gate.ci.dryRun(gate.ci.newId(), "2"));
        gate.hear(stages.planned(id, 1, "2", "1"));

        gate.outcome(id, Succeeded.class);
        assertThat(gate.bench.published(ApprovalRequested.class)).isEmpty();
    }

    @Test
    void a_rollback_needs_no_approval_and_the_log_says_so() {
        var id = gate.rollback();
        gate.hear(stages.planned(id, 1, "1", "2"));

        assertThat(gate.last(DeploymentApproved.class).getReason())
                .isEqualTo("a rollback goes ahead without approval, freeze, promotion and canary");
    }

    @Test
    void what_is_being_approved_can_be_cancelled() {
        var id = planned("2");
        gate.cancel(id);

        assertThat(gate.story(id)).endsWith("CancelAccepted", "Cancelled");
        assertThat(gate.bench.timers()).isEmpty();
    }

    private static Operations rules(String written) {
        return OperationsFile.parse(written.getBytes(StandardCharsets.UTF_8));
    }
}
