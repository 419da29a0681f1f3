package dev.slipway.release.compose.variables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values by name; what is set already is never changed by a file that is read later. */
public record Variables(Map<String, String> values) {

    public static final Variables NONE = new Variables(Map.of());

    public Variables {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These, and those of the others that are not among them. */
    public Variables orElse(Variables others) {
        var all = new LinkedHashMap<>(others.values);
        all.putAll(values);
        return new Variables(all);
    }

    public Variables with(String name, String value) {
        return new Variables(Map.of(name, value)).orElse(this);
    }
}
