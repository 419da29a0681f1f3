package dev.slipway.backup.vault;

import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Listed;
import dev.slipway.release.Target;
import java.util.ArrayList;
import java.util.List;

/** Carries out a plan, the manifest first: what is half removed is no backup any more. */
final class Pruning {

    private final Bucket bucket;
    private final Catalog catalog;

    Pruning(Bucket bucket, Catalog catalog) {
        this.bucket = bucket;
        this.catalog = catalog;
    }

    /** What was really removed: what was pinned or proven since the plan was made stays. */
    List<Fate.Goes> carryOut(PrunePlan plan) {
        var gone = new ArrayList<Fate.Goes>();
        for (var fate : plan.goes()) {
            if (catalog.find(plan.target(), fate.backup().id())
                    .filter(fate.backup()::equals)
                    .isPresent()) {
                remove(plan.target(), fate.backup().id());
                gone.add(fate);
            }
        }
        return gone;
    }

    private void remove(Target target, BackupId id) {
        var folder = Folder.of(target, id);
        bucket.delete(folder.manifest());
        bucket.list(folder.key()).stream().map(Listed::key).forEach(bucket::delete);
    }
}
