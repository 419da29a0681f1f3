package dev.slipway.cli.backup;

import dev.slipway.backup.seal.WrappedKey;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.Entry;
import dev.slipway.backup.vault.Listing;
import dev.slipway.backup.vault.Note;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backup for programs; a key appears by its name only. */
final class BackupJson {

    private BackupJson() {}

    static Map<String, @Nullable Object> brief(Kept kept) {
        var backup = kept.backup();
        var manifest = backup.manifest();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", backup.id().value());
        json.put("target", manifest.target());
        json.put("started", manifest.started().toString());
        json.put("finished", manifest.finished().toString());
        json.put("class", manifest.kept().name().toLowerCase(Locale.ROOT));
        json.put("bytes", backup.stored());
        json.put("proven", backup.isProven());
        json.put("pinned", backup.pin().isPresent());
        json.put("request", manifest.origin().request());
        return json;
    }

    static Map<String, @Nullable Object> whole(Kept kept) {
        var backup = kept.backup();
        var manifest = backup.manifest();
        var json = new LinkedHashMap<>(brief(kept));
        json.put("by", manifest.origin().by());
        json.put("database", manifest.source().identity());
        json.put("serverVersion", manifest.source().serverVersion());
        json.put("compression", manifest.sealed().compression());
        json.put("cipher", manifest.sealed().cipher());
        json.put("key", keyOf(backup).orElse(null));
        json.put("facts", manifest.facts());
        json.put("objects", manifest.objects().stream().map(BackupJson::of).toList());
        json.put("notes", backup.notes().stream().map(BackupJson::of).toList());
        return json;
    }

    static Map<String, Object> of(Listing.Unreadable unreadable) {
        return Map.of("id", unreadable.id(), "reason", unreadable.reason());
    }

    static Optional<String> keyOf(Backup backup) {
        return Optional.ofNullable(backup.manifest().sealed().key()).map(WrappedKey::key);
    }

    private static Map<String, Object> of(Entry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", entry.name());
        json.put("bytes", entry.size());
        json.put("storedBytes", entry.stored().size());
        json.put("sha256", entry.stored().sha256());
        json.put("pieces", entry.stored().pieces().size());
        return json;
    }

    private static Map<String, Object> of(Note note) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", note.kind().name().toLowerCase(Locale.ROOT));
        json.put("at", note.at().toString());
        json.put("by", note.by());
        json.put("text", note.text());
        return json;
    }
}
