package dev.slipway.cli.backup;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.cli.log.Recorded;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.flow.Flow;
import dev.slipway.release.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which backups somebody would miss at once: what serves can be undone with its own, and what runs rests on one. */
final class NeededBackups {

    private final Map<String, String> resting = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private Optional<String> serving = Optional.empty();

    private NeededBackups() {}

    static Map<BackupId, String> of(Target target, List<Recorded> log) {
        var needed = new NeededBackups();
        log.stream()
                .filter(recorded -> recorded.envelope().getTarget().equals(target.toString()))
                .forEach(needed::note);
        return needed.now();
    }

    private void note(Recorded recorded) {
        var request = recorded.envelope().getRequestId();
        if (Flow.isOutcome(recorded.event().getClass())) {
            ended.add(request);
        }
        switch (recorded.event()) {
            case BackupStarted e -> resting.put(request, e.getBackupId());
            case BackupVerified e -> e.getBackupId().ifPresent(backup -> resting.put(request, backup));
            case RestoreRequested e -> resting.put(request, e.getBackupId());
            case ReleaseDeployed _ -> serving = Optional.of(request);
            default -> {}
        }
    }

    private Map<BackupId, String> now() {
        var needed = new HashMap<BackupId, String>();
        resting.forEach((request, backup) -> {
            if (serving.filter(request::equals).isPresent()) {
                needed.put(new BackupId(backup), "the release that serves was deployed upon it");
            } else if (!ended.contains(request)) {
                needed.put(new BackupId(backup), "the request " + request + " rests on it");
            }
        });
        return needed;
    }
}
