package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Cancelled;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Failed;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.lane.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final GateBench gate = new GateBench(Rules.KEPT);
    private final Stages stages = gate.stages;

    RecoveryTest() {
        gate.bench.silence(StageName.DEPLOY, Duration.ZERO).silence(StageName.BACKUP, Duration.ZERO);
    }

    @Test
    void gives_a_backup_its_turn_and_ends_with_what_was_proven() {
        var id = gate.ask(gate.ada, gate.ada.backup(gate.ada.newId()));
        var admitted = gate.last(RecoveryAdmitted.class);
        assertThat(admitted.getKind()).isEqualTo(RequestKind.BACKUP);
        assertThat(admitted.getRetention()).contains("daily");

        gate.hear(stages.proven(id));

        assertThat(gate.outcome(id, Succeeded.class).getStatement()).contains("restored and compared");
        assertThat(gate.lane().line()).isEmpty();
    }

    @Test
    void lets_a_backup_wait_for_the_deployment_before_it() {
        var deployment = gate.authorised();
        var backup = gate.ask(gate.ada, gate.ada.backup(gate.ada.newId()));
        assertThat(gate.story(backup)).endsWith("DeploymentQueued");

        gate.hear(stages.confirmed(deployment, "2"));

        assertThat(gate.story(backup)).endsWith("RecoveryAdmitted");
    }

    @Test
    void ends_a_backup_that_failed_as_rejected_and_goes_on() {
        var id = gate.ask(gate.ada, gate.ada.backup(gate.ada.newId()));

        gate.hear(stages.backupRefused(id));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("backup-failed");
        assertThat(gate.lane().hold()).isEmpty();
    }

    @Test
    void refuses_what_nobody_can_practise_and_classes_that_there_are_not() {
        var drill = gate.ask(gate.ada, gate.ada.drill(gate.ada.newId(), "earthquake"));

        assertThat(codes(gate.outcome(drill, Rejected.class).getReasons())).containsExactly("drill-unknown");
    }

    @Test
    void restores_without_asking_what_costs_no_more_than_the_operator_allows() {
        var id = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));

        gate.hear(stages.loses(id, 5));

        assertThat(gate.last(RestoreApproved.class).getApprovedBy()).containsExactly("policy");
        gate.hear(stages.restored(id));
        assertThat(gate.outcome(id, Succeeded.class).getStatement()).contains("backup-1 was put back", "shop_replaced");
    }

    @Test
    void asks_a_person_about_more_and_keeps_the_lane_meanwhile() {
        var id = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));
        gate.hear(stages.loses(id, 6));
        var asked = gate.last(ApprovalRequested.class);
        assertThat(asked.getQuestion()).contains("backup-1", "6 rows", "public.orders (6 new, 0 changed, 0 deleted)");
        assertThat(gate.bench.published(RestoreApproved.class)).isEmpty();
        var other = gate.deploy("2");
        gate.hear(stages.planned(other, 1, "2", "1"));
        assertThat(gate.bench.published(DeploymentAdmitted.class)).isEmpty();

        var vote = gate.approve(gate.ben, id, asked.getPlanDigest());

        gate.outcome(vote, Succeeded.class);
        assertThat(gate.last(RestoreApproved.class).getApprovedBy()).containsExactly("ben");
        gate.hear(stages.restored(id));
        gate.outcome(id, Succeeded.class);
        assertThat(gate.story(other)).endsWith("DeploymentAdmitted");
    }

    @Test
    void lets_no_more_be_lost_than_was_allowed_when_it_comes_to_it() {
        var id = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));
        gate.hear(stages.loses(id, 0));
        assertThat(gate.last(RestoreApproved.class).getMayLose()).contains(5L);

        gate.hear(stages.loses(id, 40));

        var asked = gate.last(ApprovalRequested.class);
        assertThat(asked.getQuestion()).contains("40 rows");
        assertThat(gate.bench.published(RestoreApproved.class)).hasSize(1);
        gate.approve(gate.ben, id, asked.getPlanDigest());
        assertThat(gate.last(RestoreApproved.class).getApprovedBy()).containsExactly("ben");
        assertThat(gate.last(RestoreApproved.class).getMayLose()).contains(80L);
        gate.hear(stages.restored(id));
        gate.outcome(id, Succeeded.class);
    }

    @Test
    void asks_about_a_schema_that_what_serves_may_not_fit_even_if_no_row_is_lost() {
        var id = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));

        gate.hear(LossMeasured.newBuilder(stages.loses(id, 0))
                .setMigrationsUndone(List.of("0007_add_note"))
                .build());

        assertThat(gate.bench.published(RestoreApproved.class)).isEmpty();
        assertThat(gate.last(ApprovalRequested.class).getQuestion()).contains("without 0007_add_note");
    }

    @Test
    void does_not_ask_about_the_migrations_of_a_deployment_that_is_undone() {
        var id = gate.authorised();

        gate.hear(stages.undoing(id))
                .hear(LossMeasured.newBuilder(stages.loses(id, 0))
                        .setMigrationsUndone(List.of("0007_add_note"))
                        .build());

        assertThat(gate.last(RestoreApproved.class).getApprovedBy()).containsExactly("policy");
    }

    @Test
    void takes_the_word_of_whoever_asked_once_the_loss_is_known() {
        var id = losing(100);

        gate.approve(gate.ada, id, gate.last(ApprovalRequested.class).getPlanDigest());

        assertThat(gate.last(RestoreApproved.class).getApprovedBy()).containsExactly("ada");
    }

    @Test
    void believes_no_yes_to_another_loss_nor_by_somebody_who_may_not() {
        var id = losing(100);

        var another = gate.approve(gate.ada, id, "another");
        var machine =
                gate.approve(gate.ci, id, gate.last(ApprovalRequested.class).getPlanDigest());

        assertThat(codes(gate.outcome(another, Rejected.class).getReasons())).containsExactly("loss-changed");
        assertThat(codes(gate.outcome(machine, Rejected.class).getReasons())).containsExactly("not-allowed");
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.CONSENTING);
    }

    @Test
    void does_not_restore_when_somebody_says_no() {
        var id = losing(100);

        gate.ask(gate.ben, gate.ben.deny(gate.ben.newId(), id, "not now"));

        assertThat(gate.last(RestoreDenied.class).getReason().getMessage()).contains("ben", "not now");
        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("denied");
    }

    @Test
    void does_not_restore_when_nobody_answers() {
        var id = losing(100);

        gate.bench.advance(Duration.ofHours(1));

        assertThat(gate.last(RestoreDenied.class).getBackupId()).isEqualTo("backup-1");
        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("approval-expired");
        assertThat(gate.bench.published(RestoreApproved.class)).isEmpty();
    }

    @Test
    void can_be_cancelled_while_people_are_asked() {
        var id = losing(100);

        var cancel = gate.cancel(id);

        gate.outcome(id, Cancelled.class);
        gate.outcome(cancel, Succeeded.class);
        assertThat(gate.lane().line()).isEmpty();
    }

    @Test
    void holds_the_target_when_nobody_says_how_the_restore_went() {
        var id = losing(1);
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.RESTORING);
        gate.bench.silence(StageName.BACKUP, Duration.ofHours(2)).advance(Duration.ofHours(2));

        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).containsExactly("restore-silent");
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void lets_a_restore_pass_on_a_target_that_is_held() {
        gate.held();
        var waiting = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));

        assertThat(gate.story(waiting)).endsWith("RecoveryAdmitted");
        gate.hear(stages.loses(waiting, 0)).hear(stages.restored(waiting));
        gate.outcome(waiting, Succeeded.class);
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void goes_on_undoing_a_deployment_once_its_database_is_back() {
        var id = gate.authorised();
        gate.hear(stages.undoing(id)).hear(stages.loses(id, 100));
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.CONSENTING);
        gate.approve(gate.ben, id, gate.last(ApprovalRequested.class).getPlanDigest());

        gate.hear(stages.restored(id));

        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.UNDOING);
    }

    @Test
    void waits_for_the_backup_stage_while_it_counts_what_undoing_a_deployment_would_lose() {
        var id = gate.authorised();

        gate.hear(stages.undoing(id)).hear(stages.needsRestore(id));

        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.MEASURING);
        gate.bench.silence(StageName.BACKUP, Duration.ofHours(2)).advance(Duration.ofHours(2));
        var overdue = gate.last(StageOverdue.class);
        assertThat(overdue.getStage()).isEqualTo(StageName.BACKUP);
        assertThat(overdue.getAnswerBy()).isPresent();
    }

    @Test
    void tells_deploy_that_what_would_be_lost_shall_not_be() {
        var id = gate.authorised();
        gate.hear(stages.undoing(id)).hear(stages.needsRestore(id)).hear(stages.loses(id, 100));

        gate.ask(gate.ben, gate.ben.deny(gate.ben.newId(), id, "we would rather look ourselves"));

        assertThat(gate.last(RestoreDenied.class).getReason().getMessage()).contains("we would rather look ourselves");
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.UNDOING);
        gate.hear(stages.stuck(id));
        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).contains("denied", "router-gone");
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void believes_deploy_that_it_is_undone_before_it_hears_that_the_database_is_back() {
        var id = gate.authorised();
        gate.hear(stages.undoing(id)).hear(stages.needsRestore(id)).hear(stages.loses(id, 0));
        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.RESTORING);

        gate.hear(stages.undone(id, "1")).hear(stages.restored(id));

        assertThat(gate.lane().ticket(id).orElseThrow().phase()).isEqualTo(Phase.UNDONE);
    }

    @Test
    void hands_on_to_deploy_what_the_rehearsal_has_shown() {
        var id = gate.deploy("2");

        gate.hear(stages.planned(id, 1, "2", "1")).hear(stages.rehearsed(id));

        var authorised = gate.last(RolloutAuthorised.class);
        assertThat(authorised.getBackupId()).contains("backup-1");
        assertThat(authorised.getRehearsed())
                .extracting(RehearsedMigration::getMigration)
                .containsExactly("0002_notes");
        assertThat(authorised.getStatementTimeoutMillis()).contains(30_000L);
    }

    @Test
    void tells_how_a_drill_went() {
        var well = gate.ask(gate.ada, gate.ada.drill(gate.ada.newId(), "restore"));
        gate.hear(stages.drilled(well, true));
        var badly = gate.ask(gate.ada, gate.ada.drill(gate.ada.newId(), "restore"));
        gate.hear(stages.drilled(badly, false));

        assertThat(gate.outcome(well, Succeeded.class).getStatement()).isEqualTo("back in 1 s");
        assertThat(gate.outcome(badly, Rejected.class).getReasons().getFirst().getMessage())
                .isEqualTo("orders differs");
    }

    @Test
    void lets_a_deployment_do_without_a_backup_where_the_operator_allows_it_and_tells_everybody() {
        var id = gate.ask(gate.ada, gate.ada.deployWithoutBackup(gate.ada.newId(), "2", "it burns"));
        gate.hear(stages.planned(id, 1, "2", "1"));

        assertThat(gate.last(DeploymentAdmitted.class).getWithoutBackup()).contains("it burns");
        gate.hear(stages.backedUp(id));
        assertThat(gate.last(RuleOverridden.class).getRule()).isEqualTo("backup");
        assertThat(gate.last(RuleOverridden.class).getReason()).isEqualTo("it burns");
    }

    @Test
    void refuses_to_do_without_a_backup_elsewhere_or_for_no_reason() {
        var strict = new GateBench(Rules.ABSENT);
        var id = strict.ask(strict.ada, strict.ada.deployWithoutBackup(strict.ada.newId(), "2", "it burns"));
        var silent = gate.ask(gate.ada, gate.ada.deployWithoutBackup(gate.ada.newId(), "2", " "));

        assertThat(codes(strict.outcome(id, Rejected.class).getReasons())).containsExactly("backup-required");
        assertThat(codes(gate.outcome(silent, Rejected.class).getReasons()))
                .isEqualTo(List.of("override-without-reason"));
    }

    @Test
    void does_not_ask_where_nobody_could_answer() {
        gate.rules = OperationsFile.parse(Rules.WRITTEN
                .replace("clear, approve, backup", "clear, backup")
                .replace(
                        "{verbs: [approve], keys: [ben]}\n    policy: {approve-within",
                        "{verbs: [deploy], keys: [ben]}\n    policy: {approve-within")
                .getBytes(StandardCharsets.UTF_8));
        var id = losing(100);

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("nobody-may-approve");
    }

    private String losing(long rows) {
        var id = gate.ask(gate.ada, gate.ada.restore(gate.ada.newId()));
        gate.hear(stages.loses(id, rows));
        return id;
    }
}
