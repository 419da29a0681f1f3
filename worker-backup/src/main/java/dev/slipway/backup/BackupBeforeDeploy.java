package dev.slipway.backup;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Proof;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.util.List;

/** Second stage: says what a deployment could be put back from, before production may be touched. */
final class BackupBeforeDeploy {

    private final Releases releases;

    BackupBeforeDeploy(Releases releases) {
        this.releases = releases;
    }

    Stage stage() {
        return Stage.named(StageName.BACKUP)
                .on(DeploymentAdmitted.class)
                .otherwise((admitted, step, why) -> refuse(step, why))
                .run(this::backUp)
                .on(RestoreNeeded.class)
                .run(BackupBeforeDeploy::restore)
                .pass(CancelAccepted.class)
                .pass(StageOverdue.class)
                .pass(RestoreApproved.class)
                .pass(RestoreDenied.class)
                .build();
    }

    private Next backUp(DeploymentAdmitted admitted, Step step) {
        if (onlyMovesTraffic(admitted)) {
            return Next.ignore("going back to "
                    + admitted.getPlan().getRelease().getVersion() + " only moves traffic, which needs no backup");
        }
        var release = admitted.getPlan().getRelease();
        step.progress("reads which database " + release.getVersion() + " has");
        return Next.publish(BackupVerified.newBuilder()
                .setEnvelope(step.envelope())
                .setProof(Proof.NOTHING_TO_BACK_UP)
                .setStatement(nothingToBackUp(release))
                .build());
    }

    /** The shape of slipway.yaml knows no database, so a release that can be read has none. */
    private String nothingToBackUp(Release release) {
        var application = releases.applicationOf(release);
        return "there is nothing to back up: slipway.yaml of " + application.name() + " " + release.getVersion()
                + " (bundle sha256:" + release.getBundle().getSha256() + ") names no `database`";
    }

    private static boolean onlyMovesTraffic(DeploymentAdmitted admitted) {
        return admitted.getKind() == RequestKind.ROLLBACK && !admitted.getPlan().getMovesSchema();
    }

    private static Next refuse(Step step, GiveUp why) {
        return Next.publish(BackupRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setReasons(List.of(why.reason()))
                .build());
    }

    private static Next restore(RestoreNeeded needed, Step step) {
        var reason = Reason.newBuilder()
                .setCode("nothing-to-restore")
                .setMessage("backup " + needed.getBackupId() + " of " + step.target()
                        + " does not exist: its application has no `database` in slipway.yaml, so none was ever taken")
                .setRunbook("restore-refused")
                .build();
        return Next.publish(RestoreRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setBackupId(needed.getBackupId())
                .setReasons(List.of(reason))
                .build());
    }
}
