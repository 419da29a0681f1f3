package dev.slipway.backup.watch;

import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.Proof;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Events;
import dev.slipway.release.Target;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** What the log says about the backups of each target; everybody who restarts reads it again. */
public final class BackupRecords {

    private final ConcurrentHashMap<String, TargetRecord> targets = new ConcurrentHashMap<>();
    private final Consumer<String> firstSeen;

    /** Is told the name of each target when it is met first. */
    public BackupRecords(Consumer<String> firstSeen) {
        this.firstSeen = firstSeen;
    }

    public void see(SpecificRecord event) {
        switch (event) {
            case BackupTaken taken ->
                change(
                        event,
                        known -> known.taken(
                                taken.getBackupId(),
                                new TargetRecord.LastTaken(taken.getStored().getBytes(), taken.getMillis())));
            case BackupVerified verified
            when verified.getProof() == Proof.PROVEN ->
                change(event, known -> known.provenAt(verified.getEnvelope().getOccurredAt()));
            case DrillCompleted drill
            when drill.getVerdict() == Verdict.PASS ->
                change(
                        event,
                        known -> known.drilled(new TargetRecord.LastDrill(
                                drill.getRecoveryTimeMillis(), drill.getRecoveryPointMillis())));
            case BackupPruned pruned -> change(event, known -> known.pruned(pruned.getBackupId()));
            default -> {
                // says nothing about what lies in the store
            }
        }
    }

    private void change(SpecificRecord event, UnaryOperator<TargetRecord> how) {
        var target = Events.envelopeOf(event).getTarget();
        var known = targets.containsKey(target);
        targets.compute(target, (_, record) -> how.apply(record == null ? TargetRecord.NOTHING : record));
        if (!known) {
            firstSeen.accept(target);
        }
    }

    TargetRecord of(String target) {
        return targets.getOrDefault(target, TargetRecord.NOTHING);
    }

    /** When a backup of it was last shown to restore. */
    public Optional<Instant> proven(Target target) {
        return of(target.toString()).proven();
    }
}
