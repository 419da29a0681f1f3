package dev.slipway.backup.vault;

import dev.slipway.backup.seal.KeyRing;
import dev.slipway.backup.seal.SealException;
import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.StoreException;
import dev.slipway.release.Target;
import java.util.List;

/** Puts the data keys of old backups under the current key. Only manifests are written; the backups stay as they lie. */
public final class KeyRotation {

    private final Bucket bucket;
    private final KeyRing ring;

    public KeyRotation(Bucket bucket, KeyRing ring) {
        this.bucket = bucket;
        this.ring = ring;
    }

    public List<Rotated> of(Target target) {
        var listing = new Catalog(bucket).of(target);
        return listing.backups().stream()
                .map(backup -> rotated(target, backup.id()))
                .toList();
    }

    private Rotated rotated(Target target, BackupId id) {
        try {
            return rewritten(target, id);
        } catch (StoreException.Taken changed) {
            return new Rotated.Failed(id, "somebody else changed its manifest meanwhile; rotate again");
        } catch (SealException | StoreException | UnreadableException e) {
            return new Rotated.Failed(id, String.valueOf(e.getMessage()));
        }
    }

    private Rotated rewritten(Target target, BackupId id) {
        var key = Folder.of(target, id).manifest();
        var read = bucket.read(key);
        if (read.isEmpty()) {
            return new Rotated.Left(id, "it was removed meanwhile");
        }
        var manifest = Json.manifest(read.get().bytes());
        var wrapped = manifest.sealed().key();
        if (wrapped == null) {
            return new Rotated.Left(id, "it is not encrypted");
        }
        if (wrapped.key().equals(ring.current())) {
            return new Rotated.Left(id, "it is under " + ring.current() + " already");
        }
        var renewed = ring.rewrap(wrapped, manifest.binding());
        bucket.replace(key, read.get(), Json.write(manifest.under(renewed)));
        return new Rotated.Rewritten(id, wrapped.key(), renewed.key());
    }
}
