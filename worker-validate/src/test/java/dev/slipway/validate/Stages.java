package dev.slipway.validate;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelRefused;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.Envelope;
import dev.slipway.events.Instance;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.Rehearsal;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.ServiceReverted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.ServiceStopped;
import dev.slipway.events.TableLoss;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.UndoPath;
import dev.slipway.events.Verdict;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.wire.Sha256;
import dev.slipway.testing.Requests;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Speaks as the other stages would about the requests of one target. */
record Stages(String target, AtomicLong said) {

    Stages(String target) {
        this(target, new AtomicLong());
    }

    RolloutPlanned planned(String id, int revision, String version, @Nullable String base) {
        return new RolloutPlanned(about(id), plan(version, base, false), revision);
    }

    RolloutPlanned plannedWithSchema(String id, int revision, String version, @Nullable String base) {
        return new RolloutPlanned(about(id), plan(version, base, true), revision);
    }

    RolloutFailed cannotPlan(String id) {
        return new RolloutFailed(about(id), "plan", reason("nothing-to-go-back-to"));
    }

    BackupVerified backedUp(String id) {
        return BackupVerified.newBuilder()
                .setEnvelope(about(id))
                .setProof(Proof.NOTHING_TO_BACK_UP)
                .setStatement("no database")
                .build();
    }

    BackupRefused backupRefused(String id) {
        return new BackupRefused(about(id), null, List.of(reason("backup-failed")), null);
    }

    BackupVerified proven(String id) {
        return BackupVerified.newBuilder()
                .setEnvelope(about(id))
                .setProof(Proof.PROVEN)
                .setBackupId("backup-1")
                .setStatement("backup-1 has been restored and compared")
                .build();
    }

    BackupVerified rehearsed(String id) {
        return BackupVerified.newBuilder(proven(id))
                .setRehearsal(Rehearsal.newBuilder()
                        .setMigrations(List.of(RehearsedMigration.newBuilder()
                                .setMigration("0002_notes")
                                .setClassification(MigrationClass.EXPAND)
                                .setMillis(12)
                                .build()))
                        .setText("0002_notes went well")
                        .setStatementTimeoutMillis(30_000L)
                        .build())
                .build();
    }

    /** Putting the backup back would lose some rows of one table. */
    LossMeasured loses(String id, long rows) {
        return LossMeasured.newBuilder()
                .setEnvelope(about(id))
                .setBackupId("backup-1")
                .setLost(rows == 0 ? List.of() : List.of(new TableLoss("public.orders", rows, 0L, 0L, null)))
                .setTakenAt(Instant.EPOCH)
                .build();
    }

    DatabaseRestored restored(String id) {
        return DatabaseRestored.newBuilder()
                .setEnvelope(about(id))
                .setBackupId("backup-1")
                .setReplacedDatabase("shop_replaced")
                .setMillis(1_000)
                .build();
    }

    RestoreNeeded needsRestore(String id) {
        return new RestoreNeeded(about(id), "backup-1", reason("only-a-restore"));
    }

    RestoreRefused restoreRefused(String id) {
        return new RestoreRefused(about(id), "backup-1", List.of(reason("backup-damaged")));
    }

    DrillCompleted drilled(String id, boolean well) {
        return DrillCompleted.newBuilder()
                .setEnvelope(about(id))
                .setDrill("restore")
                .setVerdict(well ? Verdict.PASS : Verdict.FAIL)
                .setRecoveryTimeMillis(1_000)
                .setRecoveryPointMillis(2_000)
                .setStatement(well ? "back in 1 s" : "orders differs")
                .build();
    }

    ReleaseStarted started(String id, String version) {
        return new ReleaseStarted(about(id), Requester.release(version), List.of());
    }

    ServiceStarted serviceStarted(String id) {
        return new ServiceStarted(about(id), instance(), 1_000L);
    }

    ServiceStopped serviceStopped(String id) {
        return new ServiceStopped(about(id), instance());
    }

    TrafficShifted shifted(String id, int percent) {
        return new TrafficShifted(about(id), "2", percent, "http://shop.test", "");
    }

    ServiceReverted serviceReverted(String id) {
        return new ServiceReverted(about(id), "web", "stopped");
    }

    ReleaseDeployed deployed(String id, String version) {
        return new ReleaseDeployed(about(id), Requester.release(version), List.of(), "http://shop.test");
    }

    RolloutFailed failed(String id) {
        return new RolloutFailed(about(id), "start:backend", reason("never-ready"));
    }

    RolloutFailed failedAsVerified(String id) {
        return new RolloutFailed(about(id), "verify-after-switch", reason("verification-failed"));
    }

    RollbackStarted undoing(String id) {
        return new RollbackStarted(about(id), UndoPath.APPLICATION_ONLY, reason("undo"));
    }

    ReleaseRolledBack undone(String id, @Nullable String version) {
        Release serving = version == null ? null : Requester.release(version);
        return new ReleaseRolledBack(about(id), serving, List.of(), null, reason("undone"));
    }

    RollbackStuck stuck(String id) {
        return new RollbackStuck(about(id), "shift-traffic", reason("router-gone"));
    }

    ReleaseConfirmed confirmed(String id, String version) {
        return ReleaseConfirmed.newBuilder()
                .setEnvelope(about(id))
                .setRelease(Requester.release(version))
                .build();
    }

    CancelRefused cancelRefused(String id, String cancel) {
        return new CancelRefused(about(id), cancel, reason("confirmed-already"));
    }

    VerificationPassed passed(String id, Purpose purpose) {
        return new VerificationPassed(about(id), purpose, "all is well");
    }

    VerificationFailed unsound(String id, Purpose purpose) {
        return new VerificationFailed(about(id), purpose, List.of(reason("smoke-failed")));
    }

    private static Plan plan(String version, @Nullable String base, boolean movesSchema) {
        return Plan.newBuilder()
                .setDigest(Sha256.hex(version + base))
                .setRelease(Requester.release(version))
                .setBase(base == null ? null : Requester.release(base))
                .setSteps(List.of())
                .setMovesSchema(movesSchema)
                .build();
    }

    private static Reason reason(String code) {
        return Reason.newBuilder()
                .setCode(code)
                .setMessage(code + ", said the stage")
                .build();
    }

    private static Instance instance() {
        return new Instance("web", "host-1", "127.0.0.1", 8081, "2", "4711", 1);
    }

    private Envelope about(String id) {
        return Requests.fact("fact-" + said.incrementAndGet(), id, target);
    }
}
