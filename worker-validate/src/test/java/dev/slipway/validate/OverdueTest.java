package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Failed;
import dev.slipway.events.Purpose;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolledBack;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverdueTest {

    private static final Duration SILENCE = GateBench.SETTINGS.silence();
    private static final Duration GRACE = GateBench.SETTINGS.grace();
    private static final Duration MARGIN = GateBench.SETTINGS.margin();

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    @Test
    void rejects_a_request_whose_plan_never_comes_and_ignores_the_late_answer() {
        var id = gate.deploy("2");
        gate.bench.advance(SILENCE.minusSeconds(1));
        assertThat(gate.bench.published(StageOverdue.class)).isEmpty();
        gate.bench.advance(Duration.ofSeconds(1));

        var overdue = gate.last(StageOverdue.class);
        assertThat(overdue.getStage()).isEqualTo(StageName.DEPLOY);
        assertThat(overdue.getAnswerBy()).isEmpty();
        assertThat(overdue.getWaitedMillis()).isEqualTo(SILENCE.toMillis());
        assertThat(gate.story(id)).endsWith("StageOverdue", "Rejected");
        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("overdue");

        var told = gate.bench.published().size();
        gate.hear(stages.planned(id, 1, "2", "1"));
        assertThat(gate.bench.published()).hasSize(told);
    }

    @Test
    void rejects_a_request_whose_backup_never_comes_and_lets_the_next_go() {
        var id = gate.deploy("2");
        gate.hear(stages.planned(id, 1, "2", "1"));
        var next = gate.deploy("3");
        gate.hear(stages.planned(next, 1, "3", "1"));
        gate.bench.advance(SILENCE);

        assertThat(gate.last(StageOverdue.class).getStage()).isEqualTo(StageName.BACKUP);
        gate.outcome(id, Rejected.class);
        assertThat(gate.story(next)).endsWith("DeploymentAdmitted");
        gate.hear(stages.backedUp(id));
        assertThat(gate.story(id)).doesNotContain("RolloutAuthorised");
    }

    @Test
    void has_patience_with_a_stage_that_shows_signs_of_life() {
        var id = gate.deploy("2");
        gate.bench.silence(StageName.DEPLOY, Duration.ofSeconds(2)).advance(SILENCE.plusSeconds(30));
        assertThat(gate.bench.published(StageOverdue.class)).isEmpty();

        gate.bench.silence(StageName.DEPLOY, SILENCE).advance(SILENCE);
        gate.outcome(id, Rejected.class);
    }

    @Test
    void looks_again_for_the_rest_of_the_silence_only() {
        gate.deploy("2");
        gate.bench.silence(StageName.DEPLOY, Duration.ofSeconds(50)).advance(SILENCE);
        gate.bench.silence(StageName.DEPLOY, SILENCE).advance(Duration.ofSeconds(10));

        assertThat(gate.bench.published(StageOverdue.class)).hasSize(1);
    }

    @Test
    void is_not_patient_beyond_the_deadline_however_lively_the_stage_is() {
        var impatient = new GateBench(Rules.IMPATIENT);
        var id = impatient.deploy("2");
        impatient.bench.silence(StageName.DEPLOY, Duration.ofSeconds(1)).advance(Duration.ofSeconds(299));
        assertThat(impatient.outcomes(id)).isEmpty();

        impatient.bench.advance(Duration.ofSeconds(1));
        impatient.outcome(id, Rejected.class);
    }

    @Test
    void is_in_no_hurry_with_requests_that_wait_in_line() {
        gate.authorised();
        var waiting = gate.deploy("3");
        gate.hear(stages.planned(waiting, 1, "3", "1"));
        gate.bench.silence(StageName.DEPLOY, Duration.ZERO).advance(Duration.ofMinutes(10));

        assertThat(gate.outcomes(waiting)).isEmpty();
    }

    @Test
    void tells_deploy_to_undo_when_it_is_silent_after_the_authorisation() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE);

        var overdue = gate.last(StageOverdue.class);
        assertThat(overdue.getStage()).isEqualTo(StageName.DEPLOY);
        assertThat(overdue.getAnswerBy()).contains(gate.bench.clock().instant().plus(GRACE));
        assertThat(gate.outcomes(id)).isEmpty();
    }

    @Test
    void is_rolled_back_when_deploy_answers_by_undoing() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE);
        gate.hear(stages.undoing(id));
        gate.bench.advance(SILENCE.minusSeconds(1));
        gate.hear(stages.undone(id, "1")).verified(id);

        assertThat(codes(gate.outcome(id, RolledBack.class).getReasons())).containsExactly("overdue");
        assertThat(gate.lane().hold()).isEmpty();
    }

    @Test
    void fails_and_holds_when_deploy_does_not_answer() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE).advance(GRACE).advance(MARGIN.minusSeconds(1));
        assertThat(gate.outcomes(id)).isEmpty();
        gate.bench.advance(Duration.ofSeconds(1));

        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).containsExactly("overdue", "deploy-silent");
        assertThat(gate.lane().hold()).isPresent();
        var told = gate.bench.published().size();
        gate.hear(stages.confirmed(id, "2"));
        assertThat(gate.bench.published()).hasSize(told);
    }

    @Test
    void tells_deploy_to_undo_when_verify_is_silent() {
        var id = gate.authorised();
        gate.hear(stages.started(id, "2"));
        gate.bench.advance(SILENCE);

        assertThat(gate.last(StageOverdue.class).getStage()).isEqualTo(StageName.VERIFY);
        assertThat(gate.last(StageOverdue.class).getAnswerBy()).isPresent();
    }

    @Test
    void counts_only_deploys_own_word_once_deploy_was_told_to_undo() {
        var id = gate.authorised();
        gate.hear(stages.started(id, "2"));
        gate.bench.advance(SILENCE);
        gate.hear(stages.passed(id, Purpose.BEFORE_TRAFFIC));
        gate.bench.advance(GRACE.plus(MARGIN));

        gate.outcome(id, Failed.class);
    }

    @Test
    void believes_deploy_when_it_confirms_within_the_grace() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE);
        gate.hear(stages.confirmed(id, "2"));
        gate.bench.advance(Duration.ofHours(1));

        gate.outcome(id, Succeeded.class);
    }

    @Test
    void watches_the_undo_like_the_rollout() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE);
        gate.hear(stages.undoing(id));
        gate.bench.advance(SILENCE);
        assertThat(gate.bench.published(StageOverdue.class)).hasSize(2);
        gate.bench.advance(GRACE.plus(MARGIN));

        gate.outcome(id, Failed.class);
    }

    @Test
    void fails_and_holds_when_nobody_verifies_the_rollback() {
        var id = gate.undone();
        gate.bench.advance(SILENCE);

        assertThat(gate.last(StageOverdue.class).getAnswerBy()).isEmpty();
        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).contains("not-verified-after-rollback");
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void gives_each_service_its_time_and_not_all_of_them_together() {
        var impatient = new GateBench(Rules.IMPATIENT);
        var id = impatient.authorised();
        impatient.bench.silence(StageName.DEPLOY, Duration.ofSeconds(1));
        for (int service = 0; service < 4; service++) {
            impatient.bench.advance(Duration.ofMinutes(4));
            impatient.hear(impatient.stages.serviceStarted(id));
        }
        assertThat(impatient.bench.published(StageOverdue.class)).isEmpty();

        impatient.hear(impatient.stages.undoing(id));
        for (int service = 0; service < 4; service++) {
            impatient.bench.advance(Duration.ofMinutes(4));
            impatient.hear(impatient.stages.serviceReverted(id));
        }
        assertThat(impatient.bench.published(StageOverdue.class)).isEmpty();

        impatient.bench.advance(Duration.ofMinutes(5));
        assertThat(impatient.bench.published(StageOverdue.class)).hasSize(1);
    }

    @Test
    void waits_anew_from_each_share_of_a_canary_and_from_each_old_instance_that_ends() {
        var impatient = new GateBench(Rules.IMPATIENT);
        var id = impatient.authorised();
        impatient.bench.silence(StageName.DEPLOY, Duration.ofSeconds(1));
        for (int percent = 10; percent < 50; percent += 10) {
            impatient.bench.advance(Duration.ofMinutes(4));
            impatient.hear(impatient.stages.shifted(id, percent));
            impatient.bench.advance(Duration.ofMinutes(4));
            impatient.hear(impatient.stages.serviceStopped(id));
        }
        assertThat(impatient.bench.published(StageOverdue.class)).isEmpty();

        impatient.bench.advance(Duration.ofMinutes(5));
        assertThat(impatient.bench.published(StageOverdue.class)).hasSize(1);
    }

    @Test
    void does_not_take_deploys_word_for_verifys() {
        var id = gate.authorised();
        gate.hear(stages.started(id, "2"));
        gate.bench.advance(SILENCE.minusSeconds(1));
        gate.hear(stages.serviceStarted(id));
        gate.bench.advance(Duration.ofSeconds(1));
        assertThat(gate.last(StageOverdue.class).getStage()).isEqualTo(StageName.VERIFY);
    }

    @Test
    void waits_anew_from_each_word_of_the_rollout() {
        var id = gate.authorised();
        gate.bench.advance(SILENCE.minusSeconds(1));
        gate.hear(stages.started(id, "2"));
        gate.bench.advance(SILENCE.minusSeconds(1));
        gate.hear(stages.passed(id, Purpose.BEFORE_TRAFFIC));
        gate.bench.advance(SILENCE.minusSeconds(1));

        assertThat(gate.bench.published(StageOverdue.class)).isEmpty();
    }
}
