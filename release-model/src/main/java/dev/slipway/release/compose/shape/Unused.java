package dev.slipway.release.compose.shape;

import dev.slipway.release.compose.model.ComposeNote;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers keys that are right in Compose but mean nothing to Slipway, each once. */
public final class Unused {

    private final Map<String, Place> first = new LinkedHashMap<>();

    void key(Fields fields, String where, String key) {
        key(fields, where, key, Optional::of);
    }

    /** One that still must look right. */
    <T> void key(Fields fields, String where, String key, Shape<T> shape) {
        fields.entry(key).ifPresent(entry -> {
            first.putIfAbsent(where + key, entry.key().place());
            if (!entry.value().isNull()) {
                var _ = shape.read(entry.value());
            }
        });
    }

    void keys(Fields fields, String where, String... keys) {
        for (var key : keys) {
            key(fields, where, key);
        }
    }

    /** A mapping of which nothing is used, though none of its keys may be wrong. */
    static Shape<Boolean> only(String... known) {
        return Kinds.keys(fields -> {
            for (var key : known) {
                var _ = fields.entry(key);
            }
            Supplier<Boolean> yes = () -> true;
            return yes;
        });
    }

    public List<ComposeNote> notes() {
        return first.entrySet().stream()
                .map(key -> new ComposeNote(key.getValue(), "`" + key.getKey() + "` is not used by Slipway"))
                .toList();
    }
}
