package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.Failed;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A silent worker holds nothing up for ever: before the authorisation the request is rejected, afterwards undone or left to a person. */
class OverdueIT {

    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open(
                folder,
                List.of("web/backup", "web/deploy", "web/woken", "web/verify"),
                Map.of(
                        "slipway.validate.silence", "6s",
                        "slipway.validate.grace", "22s",
                        "slipway.validate.margin", "1s"));
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    @AfterEach
    void invariants() {
        scene.invariantsHold();
    }

    @Test
    void before_the_authorisation_the_request_is_rejected_and_the_late_answer_ignored() throws Exception {
        assertThat(scene.outcome(scene.deploy("web/backup", "1.0"))).isInstanceOf(Succeeded.class);
        scene.worker("backup").signal("STOP");
        var request = scene.deploy("web/backup", "1.1");
        var rejected = (Rejected) scene.outcome(request);
        assertThat(codes(rejected.getReasons())).containsExactly("overdue");
        assertThat(overdue(request).getStage()).isEqualTo(StageName.BACKUP);
        scene.worker("backup").signal("CONT");
        scene.sees(BackupVerified.class, request);
        assertThat(scene.outcome(scene.deploy("web/backup", "1.2"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/backup")).isEqualTo("1.2");
        assertThat(scene.count(RolloutAuthorised.class, request)).isZero();
    }

    @Test
    void deploy_gone_for_good_leaves_the_target_to_a_person_and_says_nothing_more_when_it_is_back() throws Exception {
        assertThat(scene.outcome(scene.deploy("web/deploy", "1.0"))).isInstanceOf(Succeeded.class);
        var request = slowly("web/deploy", "1.1");
        scene.sees(RolloutStarted.class, request);
        scene.worker("deploy").kill();
        var failed = (Failed) scene.outcome(request);
        assertThat(codes(failed.getReasons())).contains("deploy-silent");
        assertThat(overdue(request).getStage()).isEqualTo(StageName.DEPLOY);
        assertThat(scene.serving("web/deploy")).isEqualTo("1.0");
        refusedAsHeld("web/deploy");

        scene.worker("deploy").start();
        cleared("web/deploy");
        assertThat(scene.outcome(scene.deploy("web/deploy", "1.2"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/deploy")).isEqualTo("1.2");
        assertThat(scene.count(ReleaseRolledBack.class, request)).isZero();
    }

    @Test
    void deploy_that_wakes_in_time_undoes_the_rollout() throws Exception {
        assertThat(scene.outcome(scene.deploy("web/woken", "1.0"))).isInstanceOf(Succeeded.class);
        var request = slowly("web/woken", "1.1");
        scene.sees(RolloutStarted.class, request);
        scene.worker("deploy").signal("STOP");
        scene.sees(StageOverdue.class, request);
        scene.worker("deploy").signal("CONT");
        var back = (RolledBack) scene.outcome(request);
        assertThat(codes(back.getReasons())).contains("overdue");
        assertThat(scene.serving("web/woken")).isEqualTo("1.0");
        assertThat(scene.outcome(scene.deploy("web/woken", "1.2"))).isInstanceOf(Succeeded.class);
    }

    @Test
    void silence_of_verify_is_undone_and_a_way_back_that_nobody_verified_is_left_to_a_person() throws Exception {
        assertThat(scene.outcome(scene.deploy("web/verify", "1.0"))).isInstanceOf(Succeeded.class);
        var request = slowly("web/verify", "1.1");
        scene.sees(RolloutStarted.class, request);
        scene.worker("verify").signal("STOP");
        scene.sees(ServiceStarted.class, request);
        assertThat(overdue(request).getStage()).isEqualTo(StageName.VERIFY);
        scene.sees(ReleaseRolledBack.class, request);
        var failed = (Failed) scene.outcome(request);
        assertThat(codes(failed.getReasons())).contains("overdue", "not-verified-after-rollback");
        assertThat(scene.serving("web/verify")).isEqualTo("1.0");
        refusedAsHeld("web/verify");

        scene.worker("verify").signal("CONT");
        cleared("web/verify");
        assertThat(scene.outcome(scene.deploy("web/verify", "1.2"))).isInstanceOf(Succeeded.class);
        assertThat(scene.serving("web/verify")).isEqualTo("1.2");
    }

    private static String slowly(String target, String version) {
        return scene.deploy(
                target, version, Sample.slow(folder.resolve(target), "web", version, Duration.ofSeconds(4)));
    }

    private static StageOverdue overdue(String request) {
        return scene.sees(StageOverdue.class, request);
    }

    private static void refusedAsHeld(String target) {
        var refused = (Rejected) scene.outcome(scene.deploy(target, "9.9"));
        assertThat(codes(refused.getReasons())).containsExactly("target-held");
    }

    private static void cleared(String target) {
        SpecificRecord outcome = scene.outcome(scene.asked(scene.client.clear(target)));
        assertThat(outcome).isInstanceOf(Succeeded.class);
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::getCode).toList();
    }
}
