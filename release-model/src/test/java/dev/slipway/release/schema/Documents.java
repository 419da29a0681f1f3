package dev.slipway.release.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Documents as plain maps and lists, which tests may change. */
final class Documents {

    private Documents() {}

    /** The one in the folder of these tests that has everything in it that can be said. */
    static Map<String, Object> sample(String name) {
        try (var in = Objects.requireNonNull(Documents.class.getResourceAsStream(name))) {
            return parsed(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> parsed(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> copy(Map<String, Object> document) {
        return (Map<String, Object>) Objects.requireNonNull(deep(document));
    }

    private static Object deep(Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((key, each) -> copy.put(key.toString(), deep(each)));
            return copy;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(Documents::deep).toList())
                : value;
    }

    /** What stands at the keys and positions that lead there. */
    static Object at(Map<String, Object> document, List<Object> path) {
        Object at = document;
        for (var step : path) {
            at = Objects.requireNonNull(
                    at instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) at).get(step));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> mappingAt(Map<String, Object> document, List<Object> path) {
        return (Map<String, Object>) at(document, path);
    }
}
