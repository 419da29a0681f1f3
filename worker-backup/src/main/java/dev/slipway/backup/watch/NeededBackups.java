package dev.slipway.backup.watch;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.Failed;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.Succeeded;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.Events;
import dev.slipway.release.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which backups somebody would miss at once: the release that serves can be undone with the one that it was deployed
 * upon, what has failed is put right with its own, and what runs rests on one.
 *
 * <p>The events of one topic are seen in order, those of different topics in any.
 */
public final class NeededBackups {

    private static final Set<RequestKind> CHANGES_WHAT_SERVES =
            Set.of(RequestKind.DEPLOY, RequestKind.ROLLBACK, RequestKind.RELEASE);

    private final Map<String, Holds> targets = new HashMap<>();

    public synchronized void see(SpecificRecord event) {
        var envelope = Events.envelopeOf(event);
        var holds = targets.computeIfAbsent(envelope.getTarget(), _ -> new Holds());
        var request = envelope.getRequestId();
        if (Flow.isOutcome(event.getClass())) {
            holds.ended.add(request);
        }
        switch (event) {
            case BackupStarted started -> holds.rests(request, started.getBackupId());
            case BackupVerified verified -> verified.getBackupId().ifPresent(backup -> holds.rests(request, backup));
            case LossMeasured measured -> holds.rests(request, measured.getBackupId());
            case RestoreRequested wanted -> holds.rests(request, wanted.getBackupId());
            case Succeeded succeeded
            when CHANGES_WHAT_SERVES.contains(succeeded.getKind()) -> serves(succeeded, request, holds);
            case Failed failed when CHANGES_WHAT_SERVES.contains(failed.getKind()) -> holds.failed.add(request);
            default -> {
                // says nothing about what rests on a backup
            }
        }
    }

    /** Whoever goes back to a release serves what another request has deployed, and may have changed the schema too. */
    private static void serves(Succeeded succeeded, String request, Holds holds) {
        holds.failed.clear();
        holds.changedBy = request;
        succeeded.getRelease().ifPresent(release -> {
            holds.serving = release.getVersion();
            if (succeeded.getKind() == RequestKind.DEPLOY) {
                holds.deployedBy.put(release.getVersion(), request);
            }
        });
    }

    /** What is needed of the backups of a target, and by whom. */
    public synchronized Map<BackupId, String> of(Target target) {
        var holds = targets.getOrDefault(target.toString(), new Holds());
        var needed = new HashMap<BackupId, String>();
        holds.resting.forEach((request, backups) ->
                holds.why(request).ifPresent(why -> backups.forEach(backup -> needed.putIfAbsent(backup, why))));
        return needed;
    }
}
