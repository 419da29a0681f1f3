package dev.slipway.backup;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.release.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removes what the operator's rules let go, and what was begun and never finished. */
final class PruneBackups {

    private static final Duration NOBODY_WORKS_ON_IT = Duration.ofDays(3);

    private final Places places;
    private final Needs needs;

    PruneBackups(Places places, Needs needs) {
        this.places = places;
        this.needs = needs;
    }

    List<Keeper.Pruned> prune(Target target, Errand errand) {
        return Trouble.told(() -> {
            try (var vault = places.vault(target)) {
                vault.sweep(NOBODY_WORKS_ON_IT);
                var plan = vault.plan(target, places.database(target).backup().keeping(), needed(target, errand));
                return vault.prune(plan).stream()
                        .map(gone -> new Keeper.Pruned(gone.backup().id().value(), gone.why()))
                        .toList();
            }
        });
    }

    private Map<BackupId, String> needed(Target target, Errand errand) throws InterruptedException {
        var needed = new HashMap<>(needs.of(target));
        needed.put(new BackupId(errand.backupId()), "the request " + errand.requestId() + " rests on it");
        return needed;
    }
}
