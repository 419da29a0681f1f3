package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RestoreRefused;
import dev.slipway.release.ApplicationFile;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.Requests;
import dev.slipway.testing.StageBench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupBeforeDeployTest {

    private static final String TARGET = "shop/production";
    private static final String REQUEST = "0199-1";
    private static final Releases SHOP = release -> ApplicationFile.parse("""
            application: shop
            services: {backend: {command: [run], health: /health}}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void states_that_an_application_without_a_database_has_nothing_to_back_up() {
        var bench = bench(SHOP).deliver(admitted(RequestKind.DEPLOY, false));

        assertThat(bench.story()).containsExactly("BackupVerified");
        var verified = bench.published(BackupVerified.class).getFirst();
        assertThat(verified.getProof()).isEqualTo(Proof.NOTHING_TO_BACK_UP);
        assertThat(verified.getBackupId()).isEmpty();
        assertThat(verified.getStatement())
                .isEqualTo("there is nothing to back up: slipway.yaml of shop 1.1 (bundle sha256:" + "a".repeat(64)
                        + ") names no `database`");
    }

    @Test
    void takes_no_backup_when_a_rollback_only_moves_traffic() {
        var bench = bench(SHOP).deliver(admitted(RequestKind.ROLLBACK, false));

        assertThat(bench.story()).isEmpty();
        assertThat(bench.ignored()).containsExactly("going back to 1.1 only moves traffic, which needs no backup");
    }

    @Test
    void looks_before_a_rollback_that_moves_the_schema() {
        assertThat(bench(SHOP).deliver(admitted(RequestKind.ROLLBACK, true)).story())
                .containsExactly("BackupVerified");
    }

    @Test
    void refuses_when_the_bundle_cannot_be_used() {
        var bench = bench(release -> {
                    throw new GiveUp("bundle-unreadable", "the bundle of 1.1 cannot be used", "bundle-unreadable");
                })
                .deliver(admitted(RequestKind.DEPLOY, false));

        assertThat(bench.published(BackupRefused.class).getFirst().getReasons())
                .extracting(Reason::getCode)
                .containsExactly("bundle-unreadable");
    }

    @Test
    void refuses_when_the_store_stays_away() {
        var bench = bench(release -> {
                    throw new TryAgain("the store does not answer");
                })
                .deliver(admitted(RequestKind.DEPLOY, false));
        assertThat(bench.story()).isEmpty();

        bench.advance(Duration.ofMinutes(5));

        assertThat(bench.story()).containsExactly("BackupRefused");
    }

    @Test
    void waits_for_a_store_that_comes_back() {
        var calls = new int[1];
        var bench = bench(release -> {
                    if (calls[0]++ < 2) {
                        throw new TryAgain("the store does not answer");
                    }
                    return SHOP.applicationOf(release);
                })
                .deliver(admitted(RequestKind.DEPLOY, false))
                .advance(Duration.ofMinutes(1));

        assertThat(bench.story()).containsExactly("BackupVerified");
    }

    @Test
    void answers_once_when_its_process_died() {
        var bench = bench(SHOP)
                .crashAfter("DeploymentAdmitted")
                .deliver(admitted(RequestKind.DEPLOY, false))
                .resume();

        assertThat(bench.story()).containsExactly("BackupVerified");
    }

    @Test
    void refuses_to_restore_what_was_never_backed_up() {
        var bench = bench(SHOP)
                .deliver(RestoreNeeded.newBuilder()
                        .setEnvelope(Requests.fact("RestoreNeeded", REQUEST, TARGET))
                        .setBackupId("backup-1")
                        .setReason(Reason.newBuilder()
                                .setCode("data-written")
                                .setMessage("a column was dropped")
                                .build())
                        .build());

        var refused = bench.published(RestoreRefused.class).getFirst();
        assertThat(refused.getBackupId()).isEqualTo("backup-1");
        assertThat(refused.getReasons())
                .extracting(Reason::getMessage)
                .singleElement()
                .asString()
                .contains("backup-1 of shop/production does not exist");
    }

    @Test
    void has_nothing_to_say_about_a_cancel() {
        var bench = bench(SHOP)
                .deliver(CancelAccepted.newBuilder()
                        .setEnvelope(Requests.fact("CancelAccepted", REQUEST, TARGET))
                        .setCancelRequestId("0199-2")
                        .build());

        assertThat(bench.story()).isEmpty();
    }

    private static StageBench bench(Releases releases) {
        return StageBench.of(new BackupBeforeDeploy(releases).stage());
    }

    private static DeploymentAdmitted admitted(RequestKind kind, boolean movesSchema) {
        var release = Release.newBuilder()
                .setVersion("1.1")
                .setBundle(new ClaimCheck("a".repeat(64), 1000L))
                .build();
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(Requests.fact("DeploymentAdmitted", REQUEST, TARGET))
                .setKind(kind)
                .setPlan(Plan.newBuilder()
                        .setDigest("d")
                        .setRelease(release)
                        .setSteps(List.of())
                        .setMovesSchema(movesSchema)
                        .build())
                .build();
    }
}
