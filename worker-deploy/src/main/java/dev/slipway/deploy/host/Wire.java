package dev.slipway.deploy.host;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that a worker exchanges with what it started, and keeps on disk; both are from the same build or the one before. */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    public static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    public static <T> T read(byte[] content, Class<T> type) {
        return JSON.readValue(content, type);
    }
}
