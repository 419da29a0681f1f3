package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.loss.Replaced;
import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.Envelope;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Reason;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.Release;
import dev.slipway.events.ReplacedDatabaseDropped;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Verdict;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.Requests;
import dev.slipway.testing.StageBench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupBeforeDeployTest {

    private static final String TARGET = "shop/production";
    private static final String BARE = "shop/bare";
    private static final String REQUEST = "0199a7b2-1c3d-7e4f";

    private String maySkip = "true";
    private final FakeKeeper keeper = new FakeKeeper();
    private final StageBench bench = StageBench.of(new BackupBeforeDeploy(
                    new Grounds(
                            () -> OperationsFile.parse("""
                            targets:
                              shop/production:
                                runtime: processes
                                router: {port: 8080}
                                database: {host: db, name: shop, user: shop, backup: {may-skip: %s}}
                              shop/bare: {runtime: processes, router: {port: 8081}}
                            """.formatted(maySkip).getBytes(StandardCharsets.UTF_8))),
                    keeper)
            .stage());

    @Test
    void takes_and_proves_a_backup_and_removes_what_it_makes_superfluous() {
        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.story()).containsExactly("BackupStarted", "BackupTaken", "BackupVerified", "BackupPruned");
        assertThat(keeper.done).element(1).isEqualTo("take DEPLOYMENT");
        var started = bench.published(BackupStarted.class).getFirst();
        assertThat(started.getBackupId()).isEqualTo("20260101T000000Z-0199a7b21c3d");
        assertThat(started.getEstimatedBytes()).isEqualTo(4_096);
        var verified = bench.published(BackupVerified.class).getFirst();
        assertThat(verified.getProof()).isEqualTo(Proof.PROVEN);
        assertThat(verified.getBackupId()).contains(started.getBackupId());
        assertThat(verified.getMigration()).isEqualTo(MigrationClass.EXPAND);
        assertThat(bench.published(BackupPruned.class).getFirst().getBackupId()).isEqualTo("b-0");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void says_so_when_a_backup_is_not_proven() {
        keeper.proven = false;

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.published(BackupVerified.class).getFirst().getProof()).isEqualTo(Proof.NOT_PROVEN);
    }

    @Test
    void refuses_what_did_not_stand_the_rehearsal() {
        keeper.against = List.of(
                Reason.newBuilder().setCode("lock-too-long").setMessage("3 s").build());

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.story()).containsExactly("BackupStarted", "BackupTaken", "BackupRefused", "BackupPruned");
        assertThat(codes()).containsExactly("lock-too-long");
    }

    @Test
    void has_nothing_to_back_up_where_the_operator_names_no_database() {
        bench.deliver(DeploymentAdmitted.newBuilder(admitted(RequestKind.DEPLOY, false, null))
                .setEnvelope(Requests.fact("DeploymentAdmitted", REQUEST, BARE))
                .build());

        var verified = bench.published(BackupVerified.class).getFirst();
        assertThat(verified.getProof()).isEqualTo(Proof.NOTHING_TO_BACK_UP);
        assertThat(verified.getStatement())
                .isEqualTo("there is nothing to back up: targets.yaml names no `database` for shop/bare");
        assertThat(keeper.done).isEmpty();
    }

    @Test
    void does_without_a_backup_only_where_the_operator_lets_it() {
        bench.deliver(admitted(RequestKind.DEPLOY, false, "it burns"));

        var verified = bench.published(BackupVerified.class).getFirst();
        assertThat(verified.getProof()).isEqualTo(Proof.NOT_PROVEN);
        assertThat(verified.getBackupId()).isEmpty();
        assertThat(verified.getStatement()).contains("it burns");

        bench.forgetPublished();
        maySkip = "false";
        bench.deliver(DeploymentAdmitted.newBuilder(admitted(RequestKind.DEPLOY, false, "it burns"))
                .setEnvelope(Requests.fact("DeploymentAdmitted", "0199-2", TARGET))
                .build());
        assertThat(codes()).containsExactly("backup-required");
    }

    @Test
    void takes_no_backup_when_a_rollback_only_moves_traffic() {
        bench.deliver(admitted(RequestKind.ROLLBACK, false, null));

        assertThat(bench.story()).isEmpty();
        assertThat(bench.ignored()).containsExactly("going back to 1.1 only moves traffic, which needs no backup");
    }

    @Test
    void takes_one_before_a_rollback_that_moves_the_schema() {
        bench.deliver(admitted(RequestKind.ROLLBACK, true, null));

        assertThat(bench.published(BackupVerified.class)).hasSize(1);
    }

    @Test
    void refuses_when_what_is_needed_will_never_work() {
        keeper.meanwhile = () -> {
            throw new GiveUp("database-login", "the password is wrong", "backup-refused");
        };

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(codes()).containsExactly("database-login");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void tries_again_what_may_work_later() {
        Runnable away = () -> {
            throw new TryAgain("the store does not answer");
        };
        keeper.meanwhile = away;

        bench.deliver(admitted(RequestKind.DEPLOY, false, null)).advance(Duration.ofMinutes(1));

        assertThat(bench.story()).endsWith("BackupVerified", "BackupPruned");
    }

    @Test
    void ends_early_and_says_nothing_more_when_its_request_is_cancelled() {
        keeper.meanwhile = () -> keeper.meanwhile = () -> bench.deliver(cancelled(REQUEST));

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.story()).containsExactly("BackupStarted");
        assertThat(keeper.done).hasSize(2).last().isEqualTo("take DEPLOYMENT");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void is_not_broken_off_because_another_request_is_cancelled() {
        keeper.meanwhile = () -> keeper.meanwhile = () -> bench.deliver(cancelled("0199-9"));

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.story()).contains("BackupVerified");
    }

    @Test
    void ends_when_the_gate_has_lost_its_patience() {
        keeper.meanwhile = () -> keeper.meanwhile = () -> bench.deliver(overdue(StageName.BACKUP));

        bench.deliver(admitted(RequestKind.DEPLOY, false, null));

        assertThat(bench.story()).containsExactly("BackupStarted");
    }

    @Test
    void goes_on_after_its_process_died_at_any_step() {
        for (var step : List.of("DeploymentAdmitted", "take", "prove", "prune")) {
            var again = new BackupBeforeDeployTest();
            again.bench
                    .crashAfter(step)
                    .deliver(again.admitted(RequestKind.DEPLOY, false, null))
                    .resume();

            assertThat(again.bench.story())
                    .as("died in %s", step)
                    .containsExactly("BackupStarted", "BackupTaken", "BackupVerified", "BackupPruned");
        }
    }

    @Test
    void takes_a_backup_that_was_asked_for_by_itself() {
        bench.deliver(recovery(REQUEST, RequestKind.BACKUP));

        assertThat(keeper.done).element(1).isEqualTo("take MONTHLY");
        assertThat(bench.story()).contains("BackupVerified");
    }

    @Test
    void counts_what_a_restore_loses_and_does_nothing_before_the_yes() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));
        assertThat(bench.story()).containsExactly("LossMeasured");
        var measured = bench.published(LossMeasured.class).getFirst();
        assertThat(measured.getBackupId()).isEqualTo("b-1");
        assertThat(measured.getLost().getFirst().getInserted()).isEqualTo(3);
        assertThat(measured.getRoomBytes()).contains(8_192L);
        assertThat(measured.getMigrationsUndone()).containsExactly("0007_add_note");

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));

        assertThat(bench.published(DatabaseRestored.class).getFirst().getReplacedDatabase())
                .contains("shop_before");
        assertThat(keeper.done).containsExactly("measure b-1", "prepare b-1", "exchange b-1");
    }

    @Test
    void drops_the_replaced_database_once_its_time_is_over_and_nobody_uses_it() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));
        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));
        bench.advance(Duration.ofSeconds(1));
        assertThat(bench.published(DatabaseRestored.class).getFirst().getReplacedKeptUntil())
                .isPresent();
        bench.advance(Duration.ofDays(6));
        assertThat(keeper.done).doesNotContain("drop shop_before");

        keeper.fate = Replaced.Fate.IN_USE;
        bench.advance(Duration.ofDays(1).plusMinutes(1));
        assertThat(keeper.done).containsOnlyOnce("drop shop_before");
        assertThat(bench.published(ReplacedDatabaseDropped.class)).isEmpty();

        keeper.fate = Replaced.Fate.DROPPED;
        bench.advance(ClearAway.LATER);
        assertThat(bench.published(ReplacedDatabaseDropped.class))
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.getDatabase()).isEqualTo("shop_before"));
        bench.advance(Duration.ofDays(2));
        assertThat(bench.published(ReplacedDatabaseDropped.class)).hasSize(1);
    }

    @Test
    void drops_no_replaced_database_while_another_restore_waits_for_its_yes() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));
        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));
        bench.advance(Duration.ofSeconds(1));
        bench.deliver(recovery("0199-2", RequestKind.RESTORE));

        bench.advance(Duration.ofDays(8));

        assertThat(keeper.done).doesNotContain("drop shop_before");
    }

    @Test
    void forgets_a_restore_that_was_denied() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));
        bench.deliver(new RestoreDenied(
                fact("RestoreDenied"),
                "b-1",
                Reason.newBuilder().setCode("denied").setMessage("no").build()));

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));

        assertThat(keeper.done).containsExactly("measure b-1");
    }

    @Test
    void exchanges_nothing_that_would_lose_more_than_was_allowed_and_tells_what_it_would_be() {
        measuredRestore();
        keeper.lost = 41;

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("policy"), 40L));
        assertThat(bench.story()).containsExactly("LossMeasured", "LossMeasured");
        assertThat(bench.published(LossMeasured.class)
                        .getLast()
                        .getLost()
                        .getFirst()
                        .getInserted())
                .isEqualTo(41);

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), 82L));
        assertThat(bench.published(DatabaseRestored.class).getFirst().getClosedMillis())
                .contains(700L);
    }

    @Test
    void removes_the_copy_when_people_say_no_to_what_it_has_come_to() {
        measuredRestore();
        keeper.lost = 41;
        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("policy"), 40L));

        bench.deliver(new RestoreDenied(
                fact("RestoreDenied"),
                "b-1",
                Reason.newBuilder().setCode("denied").setMessage("no").build()));

        assertThat(keeper.done).endsWith("withdraw b-1");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void leaves_nothing_behind_when_a_restore_does_not_work_and_only_then_says_so() {
        measuredRestore();
        keeper.meanwhile = () -> {
            throw new GiveUp("backup-differs", "two rows are missing", "restore-refused");
        };

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));

        assertThat(keeper.done).containsExactly("measure b-1", "prepare b-1", "withdraw b-1");
        assertThat(refusals()).containsExactly("backup-differs");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void opens_the_database_as_soon_as_its_server_is_back_however_long_that_takes() {
        measuredRestore();
        keeper.down = bench.clock().instant().plus(Duration.ofMinutes(100));
        keeper.clock = bench.clock();

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null))
                .advance(Duration.ofHours(2));

        assertThat(keeper.done).endsWith("withdraw b-1");
        assertThat(refusals()).containsExactly("step-failed");
    }

    @Test
    void says_that_the_database_may_be_closed_when_it_cannot_be_opened() {
        measuredRestore();
        keeper.meanwhile = () -> {
            keeper.meanwhile = () -> {
                throw new GiveUp("database-login", "the password is wrong", "backup-refused");
            };
            throw new GiveUp("backup-differs", "two rows are missing", "restore-refused");
        };

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));

        assertThat(refusals()).containsExactly("backup-differs", "database-may-be-closed");
        assertThat(bench.published(RestoreRefused.class)
                        .getFirst()
                        .getReasons()
                        .getLast()
                        .getMessage())
                .contains("allow_connections true", "the password is wrong");
    }

    @Test
    void takes_a_restore_back_whose_request_has_ended_and_says_nothing_more() {
        measuredRestore();
        keeper.meanwhile = () -> keeper.meanwhile = () -> bench.deliver(overdue(StageName.BACKUP));

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));

        assertThat(keeper.done).containsExactly("measure b-1", "prepare b-1", "exchange b-1", "withdraw b-1");
        assertThat(bench.story()).containsExactly("LossMeasured");
        assertThat(bench.memory(TARGET, Errand.class)).isEmpty();
    }

    @Test
    void exchanges_nothing_when_it_comes_back_after_its_request_has_ended() {
        for (var step : List.of("put-back", "exchange")) {
            var again = new BackupBeforeDeployTest();
            again.measuredRestore();
            again.bench
                    .crashAfter(step)
                    .deliver(new RestoreApproved(again.fact("RestoreApproved"), "b-1", List.of("ada"), null))
                    .deliver(again.overdue(StageName.BACKUP));
            again.keeper.done.clear();

            again.bench.resume();

            assertThat(again.keeper.done).as("died in %s", step).containsExactly("withdraw b-1");
            assertThat(again.bench.story()).containsExactly("LossMeasured");
        }
    }

    @Test
    void reads_all_there_is_before_it_goes_on_with_an_exchange() {
        measuredRestore();
        bench.crashAfter("exchange").deliver(new RestoreApproved(fact("RestoreApproved"), "b-1", List.of("ada"), null));
        keeper.done.clear();

        bench.resume();

        assertThat(keeper.done).containsExactly("exchange b-1");
        assertThat(bench.story()).containsExactly("LossMeasured", "DatabaseRestored");
    }

    private void measuredRestore() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));
    }

    private List<String> refusals() {
        return bench.published(RestoreRefused.class).stream()
                .flatMap(refused -> refused.getReasons().stream())
                .map(Reason::getCode)
                .toList();
    }

    @Test
    void restores_nothing_for_a_yes_to_another_backup() {
        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));

        bench.deliver(new RestoreApproved(fact("RestoreApproved"), "b-2", List.of("ada"), null));

        assertThat(keeper.done).containsExactly("measure b-1");
    }

    @Test
    void counts_the_loss_for_a_deployment_that_cannot_be_undone_otherwise() {
        bench.deliver(RestoreNeeded.newBuilder()
                .setEnvelope(fact("RestoreNeeded"))
                .setBackupId("b-1")
                .setReason(Reason.newBuilder()
                        .setCode("data-lost")
                        .setMessage("dropped")
                        .build())
                .build());

        assertThat(bench.story()).containsExactly("LossMeasured");
    }

    @Test
    void refuses_a_restore_that_cannot_be_done() {
        keeper.meanwhile = () -> {
            throw new GiveUp("backup-unknown", "there is no backup b-1", "restore-refused");
        };

        bench.deliver(recovery(REQUEST, RequestKind.RESTORE));

        assertThat(bench.published(RestoreRefused.class).getFirst().getReasons())
                .extracting(Reason::getCode)
                .containsExactly("backup-unknown");
    }

    @Test
    void tells_how_a_drill_went() {
        bench.deliver(recovery(REQUEST, RequestKind.DRILL));

        var drill = bench.published(DrillCompleted.class).getFirst();
        assertThat(drill.getVerdict()).isEqualTo(Verdict.PASS);
        assertThat(drill.getRecoveryTimeMillis()).isEqualTo(5_000);
    }

    @Test
    void calls_a_drill_that_broke_off_a_failure() {
        keeper.meanwhile = () -> {
            throw new GiveUp("no-backup", "there is no proven backup", "restore-refused");
        };

        bench.deliver(recovery(REQUEST, RequestKind.DRILL));

        assertThat(bench.published(DrillCompleted.class).getFirst().getVerdict())
                .isEqualTo(Verdict.FAIL);
    }

    private List<String> codes() {
        return bench.published(BackupRefused.class).getLast().getReasons().stream()
                .map(Reason::getCode)
                .toList();
    }

    private Envelope fact(String name) {
        return Requests.fact(name, REQUEST, TARGET);
    }

    private DeploymentAdmitted admitted(RequestKind kind, boolean movesSchema, @Nullable String withoutBackup) {
        var release = Release.newBuilder()
                .setVersion("1.1")
                .setBundle(new ClaimCheck("a".repeat(64), 10L))
                .build();
        var plan = Plan.newBuilder()
                .setDigest("plan-1")
                .setRelease(release)
                .setSteps(List.of())
                .setMovesSchema(movesSchema)
                .build();
        return new DeploymentAdmitted(fact("DeploymentAdmitted"), kind, plan, withoutBackup);
    }

    private static RecoveryAdmitted recovery(String request, RequestKind kind) {
        return new RecoveryAdmitted(
                Requests.fact("RecoveryAdmitted", request, TARGET),
                kind,
                kind == RequestKind.BACKUP ? "monthly" : null,
                kind == RequestKind.RESTORE ? "b-1" : null,
                kind == RequestKind.DRILL ? "restore" : null);
    }

    private static CancelAccepted cancelled(String request) {
        return new CancelAccepted(Requests.fact("CancelAccepted", request, TARGET), "0199-c");
    }

    private StageOverdue overdue(StageName stage) {
        return StageOverdue.newBuilder()
                .setEnvelope(fact("StageOverdue"))
                .setStage(stage)
                .setWaitedMillis(1)
                .build();
    }
}
