package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Purpose;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.Succeeded;
import dev.slipway.events.ValidationFailed;
import dev.slipway.validate.lane.Phase;
import org.junit.jupiter.api.Test;

class DeployPathTest {

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    @Test
    void checks_a_request_and_asks_deploy_for_a_plan() {
        var id = gate.deploy("1.0");

        assertThat(gate.story(id))
                .startsWith("ValidationStarted", "CheckCompleted")
                .endsWith("CheckCompleted", "ValidationPassed", "PlanRequested");
        var wanted = gate.last(PlanRequested.class);
        assertThat(wanted.getRevision()).isEqualTo(1);
        assertThat(wanted.getKind()).isEqualTo(RequestKind.DEPLOY);
        assertThat(wanted.getRelease()).contains(Requester.release("1.0"));
        assertThat(wanted.getEnvelope().getRelease()).contains("1.0");
    }

    @Test
    void admits_a_planned_request_at_once_when_the_lane_is_free() {
        var id = gate.deploy("1.0");
        gate.bench.forgetPublished();
        gate.hear(stages.planned(id, 1, "1.0", null));

        assertThat(gate.story(id)).containsExactly("DeploymentApproved", "DeploymentAdmitted");
        assertThat(gate.last(DeploymentApproved.class).getApprovedBy()).containsExactly("policy");
    }

    @Test
    void authorises_only_after_the_backup_has_been_verified() {
        var id = gate.deploy("1.0");
        gate.hear(stages.planned(id, 1, "1.0", null));
        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();

        gate.hear(
                BackupVerified.newBuilder(stages.backedUp(id)).setBackupId("b1").build());

        assertThat(gate.last(RolloutAuthorised.class).getBackupId()).contains("b1");
    }

    @Test
    void ends_in_success_when_deploy_confirms_the_release() {
        var id = gate.authorised();
        gate.hear(stages.started(id, "2"))
                .hear(stages.passed(id, Purpose.BEFORE_TRAFFIC))
                .hear(stages.deployed(id, "2"))
                .hear(stages.passed(id, Purpose.AFTER_SWITCH))
                .hear(stages.confirmed(id, "2"));

        assertThat(gate.outcome(id, Succeeded.class).getRelease()).contains(Requester.release("2"));
        assertThat(gate.lane().line()).isEmpty();
        assertThat(gate.bench.timers()).isEmpty();
    }

    @Test
    void changes_nothing_in_a_dry_run_and_says_so() {
        var id = gate.ada.newId();
        gate.ask(gate.ada.dryRun(id, "1.0")).hear(stages.planned(id, 1, "1.0", null));

        assertThat(gate.outcome(id, Succeeded.class).getStatement()).contains("nothing was changed");
        assertThat(gate.story(id)).doesNotContain("DeploymentApproved", "DeploymentAdmitted");
    }

    @Test
    void lets_a_dry_run_pass_while_another_request_holds_the_lane() {
        var running = gate.authorised();
        var id = gate.ada.newId();
        gate.ask(gate.ada.dryRun(id, "3")).hear(stages.planned(id, 1, "3", "1"));

        gate.outcome(id, Succeeded.class);
        assertThat(gate.bench.published(DeploymentQueued.class)).isEmpty();
        assertThat(gate.lane().running().orElseThrow().id()).isEqualTo(running);
    }

    @Test
    void rejects_what_deploy_cannot_plan() {
        var id = gate.deploy("1.0");
        gate.hear(stages.cannotPlan(id));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("nothing-to-go-back-to");
    }

    @Test
    void rejects_what_cannot_be_backed_up_and_lets_the_next_go() {
        var id = gate.deploy("2");
        gate.hear(stages.planned(id, 1, "2", "1"));
        var next = gate.deploy("3");
        gate.hear(stages.planned(next, 1, "3", "1")).hear(stages.backupRefused(id));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("backup-failed");
        assertThat(gate.story(next)).endsWith("DeploymentAdmitted");
    }

    @Test
    void is_rolled_back_when_what_was_undone_has_been_verified() {
        var id = gate.undone();
        assertThat(gate.outcomes(id)).isEmpty();

        gate.verified(id);

        var outcome = gate.outcome(id, RolledBack.class);
        assertThat(codes(outcome.getReasons())).containsExactly("never-ready");
        assertThat(outcome.getServing()).contains(Requester.release("1"));
    }

    @Test
    void quotes_the_failed_smoke_tests_when_they_are_why_it_was_rolled_back() {
        var id = gate.authorised();
        gate.hear(stages.unsound(id, Purpose.AFTER_SWITCH))
                .hear(stages.failedAsVerified(id))
                .hear(stages.undoing(id))
                .hear(stages.undone(id, "1"))
                .verified(id);

        assertThat(codes(gate.outcome(id, RolledBack.class).getReasons())).containsExactly("smoke-failed");
    }

    @Test
    void quotes_what_deploy_says_about_the_smoke_tests_when_verify_is_heard_later() {
        var id = gate.authorised();
        gate.hear(stages.failedAsVerified(id))
                .hear(stages.undoing(id))
                .hear(stages.unsound(id, Purpose.AFTER_SWITCH))
                .hear(stages.undone(id, "1"))
                .verified(id);

        assertThat(codes(gate.outcome(id, RolledBack.class).getReasons())).containsExactly("verification-failed");
    }

    @Test
    void quotes_deploy_when_nobody_else_said_why_it_was_rolled_back() {
        var id = gate.authorised();
        gate.hear(stages.undone(id, "1")).verified(id);

        assertThat(codes(gate.outcome(id, RolledBack.class).getReasons())).containsExactly("undone");
    }

    @Test
    void waits_for_the_rollback_when_its_verification_is_heard_of_first() {
        var id = gate.authorised();
        gate.hear(stages.undoing(id)).verified(id);
        assertThat(gate.outcomes(id)).isEmpty();

        gate.hear(stages.undone(id, "1"));

        gate.outcome(id, RolledBack.class);
    }

    @Test
    void never_falls_back_when_topics_are_read_out_of_step() {
        var id = gate.authorised();
        gate.hear(stages.passed(id, Purpose.BEFORE_TRAFFIC)).hear(stages.started(id, "2"));
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.SOUND);

        gate.hear(stages.passed(id, Purpose.AFTER_SWITCH)).hear(stages.deployed(id, "2"));
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.PROVEN);
    }

    @Test
    void ignores_late_words_about_a_request_that_has_ended() {
        var id = gate.authorised();
        gate.hear(stages.confirmed(id, "2"));
        var told = gate.bench.published().size();
        gate.hear(stages.passed(id, Purpose.AFTER_SWITCH))
                .hear(stages.undone(id, "1"))
                .hear(stages.backedUp(id))
                .hear(stages.stuck(id))
                .hear(stages.planned(id, 1, "2", "1"));

        assertThat(gate.bench.published()).hasSize(told);
        assertThat(gate.bench.ignored()).hasSize(5).allMatch(reason -> reason.contains("is not awaited"));
    }

    @Test
    void does_not_end_a_refused_request_without_saying_every_reason() {
        var id = gate.ada.newId();
        gate.held();
        gate.bench.forgetPublished();
        gate.ask(gate.ada.deploy(id, "has space"));

        assertThat(codes(gate.last(ValidationFailed.class).getReasons()))
                .containsExactly("version-unusable", "target-held");
        gate.outcome(id, Rejected.class);
    }
}
