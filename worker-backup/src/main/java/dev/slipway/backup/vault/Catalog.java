package dev.slipway.backup.vault;

import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Listed;
import dev.slipway.release.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Knows which backups there are: those with a manifest. */
final class Catalog {

    private final Bucket bucket;

    Catalog(Bucket bucket) {
        this.bucket = bucket;
    }

    List<Target> targets() {
        return bucket.list(Folder.ALL).stream()
                .map(Listed::key)
                .filter(key -> key.endsWith("/manifest.json"))
                .map(key -> key.split("/"))
                .filter(path -> path.length == 5)
                .map(path -> Target.of(path[1], path[2]))
                .distinct()
                .toList();
    }

    /** Newest first. */
    Listing of(Target target) {
        var prefix = Folder.of(target);
        var keys = bucket.list(prefix).stream().map(Listed::key).toList();
        var backups = new ArrayList<Backup>();
        var unreadable = new ArrayList<Listing.Unreadable>();
        for (var name : finished(prefix, keys)) {
            try {
                read(target, new BackupId(name), keys).ifPresent(backups::add);
            } catch (UnreadableException | IllegalArgumentException e) {
                unreadable.add(new Listing.Unreadable(name, String.valueOf(e.getMessage())));
            }
        }
        backups.sort(Comparator.comparing(Backup::taken).reversed());
        return new Listing(backups, unreadable);
    }

    private static TreeSet<String> finished(String prefix, List<String> keys) {
        return keys.stream()
                .map(key -> key.substring(prefix.length()))
                .filter(key -> key.endsWith("/manifest.json"))
                .map(key -> key.substring(0, key.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Backup> find(Target target, BackupId id) {
        var keys = bucket.list(Folder.of(target, id).notes()).stream()
                .map(Listed::key)
                .toList();
        return read(target, id, keys);
    }

    private Optional<Backup> read(Target target, BackupId id, List<String> keys) {
        var folder = Folder.of(target, id);
        return bucket.read(folder.manifest()).map(content -> {
            var manifest = Json.manifest(content.bytes());
            if (!manifest.id().equals(id.value()) || !manifest.target().equals(target.toString())) {
                throw new UnreadableException("it says that it is backup " + manifest.id() + " of " + manifest.target()
                        + ", and lies where backup " + id + " of " + target + " belongs");
            }
            return new Backup(manifest, notes(folder, keys));
        });
    }

    private List<Note> notes(Folder folder, List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(folder.notes()))
                .flatMap(key -> bucket.read(key).stream())
                .map(content -> Json.note(content.bytes()))
                .toList();
    }

    void note(Target target, BackupId id, Note note) {
        bucket.put(Folder.of(target, id).notes() + UUID.randomUUID() + ".json", Json.write(note), Optional.empty());
    }

    /** What other attempts at a finished backup have left: no manifest can name it any more. */
    void tidy(Backup finished) {
        var folder = Folder.of(Target.parse(finished.manifest().target()), finished.id());
        var named = finished.manifest().objects().stream()
                .flatMap(entry -> entry.stored().pieces().stream())
                .map(piece -> piece.key())
                .collect(Collectors.toSet());
        bucket.abortUploads(folder.objects(), Instant.MAX);
        bucket.list(folder.objects()).stream()
                .map(Listed::key)
                .filter(key -> !named.contains(key))
                .forEach(bucket::delete);
    }
}
