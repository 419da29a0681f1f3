package dev.slipway.backup;

import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.Proof;
import dev.slipway.events.Reason;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A backup is taken, proven, and what it makes superfluous is removed: each a step of its own, which may be repeated. */
final class TakingSteps {

    static final String TAKE = "take";
    static final String PROVE = "prove";
    static final String PRUNE = "prune";

    /** The gate's own deadline comes first; this is for what nobody waits for any more. */
    static final Duration LONGEST = Duration.ofDays(2);

    private final Keeper keeper;

    TakingSteps(Keeper keeper) {
        this.keeper = keeper;
    }

    void add(Stage.Builder stage) {
        stage.step(TAKE).within(LONGEST).otherwise(TakingSteps::refused).run(this::take);
        stage.step(PROVE).within(LONGEST).otherwise(TakingSteps::refused).run(this::prove);
        stage.step(PRUNE)
                .within(LONGEST)
                .otherwise((input, step, why) -> Next.nothing().forget())
                .run(this::prune);
    }

    Next begin(Errand errand, Step step) {
        step.progress("looks how large the backup will be");
        var expected = keeper.estimate(Target.parse(step.target()), errand);
        return Next.publish(BackupStarted.newBuilder()
                        .setEnvelope(step.envelope())
                        .setBackupId(errand.backupId())
                        .setEstimatedBytes(expected)
                        .build())
                .remember(errand)
                .then(TAKE, errand.requestId());
    }

    private Next take(String requestId, Step step) {
        return Errands.go(requestId, TAKE, step, (errand, onlooker) -> {
            var taken = keeper.take(Target.parse(step.target()), errand, onlooker);
            return Next.publish(new BackupTaken(
                            step.envelope(),
                            errand.backupId(),
                            taken.stored(),
                            taken.tables(),
                            taken.duration().toMillis()))
                    .then(PROVE, requestId);
        });
    }

    private Next prove(String requestId, Step step) {
        return Errands.go(requestId, PROVE, step, (errand, onlooker) -> {
            var proven = keeper.prove(Target.parse(step.target()), errand, onlooker);
            var said = proven.against().isEmpty() ? verified(errand, proven, step) : refused(errand, proven, step);
            return Next.publish(said).then(PRUNE, requestId);
        });
    }

    /** What cannot be removed now is tried again with the next backup. */
    private Next prune(String requestId, Step step) {
        return Errands.go(requestId, PRUNE, step, (errand, _) -> {
            var gone = keeper.prune(Target.parse(step.target()), errand).stream()
                    .map(each -> new BackupPruned(step.envelope(), each.backupId(), each.rule()))
                    .toArray(SpecificRecord[]::new);
            return Next.publish(gone).forget();
        });
    }

    private static SpecificRecord verified(Errand errand, Keeper.Proven proven, Step step) {
        return BackupVerified.newBuilder()
                .setEnvelope(step.envelope())
                .setProof(proven.proven() ? Proof.PROVEN : Proof.NOT_PROVEN)
                .setBackupId(errand.backupId())
                .setStatement(proven.statement())
                .setMigration(proven.migration())
                .setRehearsal(proven.rehearsal().orElse(null))
                .build();
    }

    private static SpecificRecord refused(Errand errand, Keeper.Proven proven, Step step) {
        return refused(errand, proven.against(), step)
                .setRehearsal(proven.rehearsal().orElse(null))
                .build();
    }

    private static Next refused(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand -> Next.publish(
                                refused(errand, List.of(why.reason()), step).build())
                        .forget())
                .orElseGet(() -> Errands.over(requestId));
    }

    private static BackupRefused.Builder refused(Errand errand, List<Reason> reasons, Step step) {
        return BackupRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setBackupId(errand.backupId())
                .setReasons(reasons);
    }
}
