package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Binding;
import dev.slipway.backup.seal.WrappedKey;
import dev.slipway.release.backup.RetentionClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a backup consists of. It is written last, so where it lies there is a whole backup.
 *
 * @param format grows when readers of before would misunderstand it
 * @param facts what the maker wants to be shown with it
 */
public record Manifest(
        int format,
        String id,
        String target,
        Source source,
        Instant started,
        Instant finished,
        RetentionClass kept,
        Origin origin,
        Sealed sealed,
        Map<String, String> facts,
        List<Entry> objects) {

    static final int FORMAT = 1;

    public Manifest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(target);
        Objects.requireNonNull(source);
        Objects.requireNonNull(started);
        Objects.requireNonNull(finished);
        Objects.requireNonNull(kept);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sealed);
        facts = Map.copyOf(facts);
        objects = List.copyOf(objects);
    }

    /** Bytes in the store. */
    public long stored() {
        return objects.stream().mapToLong(entry -> entry.stored().size()).sum();
    }

    Binding binding() {
        return new Binding(id, target, source.identity());
    }

    Manifest under(WrappedKey key) {
        return new Manifest(
                format, id, target, source, started, finished, kept, origin, sealed.under(key), facts, objects);
    }
}
