package dev.slipway.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark says in the end: one JSON object on one line. */
public final class Figures {

    private final Map<String, Object> figures = new LinkedHashMap<>();

    public Figures put(String key, double value) {
        figures.put(key, Math.round(value * 1000) / 1000.0);
        return this;
    }

    public Figures put(String key, long value) {
        figures.put(key, value);
        return this;
    }

    public Figures put(String key, Map<String, ?> value) {
        figures.put(key, value);
        return this;
    }

    public Figures put(String key, boolean value) {
        figures.put(key, value);
        return this;
    }

    /** Progress goes to standard error, so that standard output ends with the figures. */
    public static void say(String sentence, Object... values) {
        System.err.println(sentence.formatted(values));
    }

    public void print() {
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }
}
