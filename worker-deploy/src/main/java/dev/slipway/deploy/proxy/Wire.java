package dev.slipway.deploy.proxy;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that worker and proxy exchange and keep on disk; both are from the same build or the one before. */
final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static <T> T read(byte[] content, Class<T> type) {
        return JSON.readValue(content, type);
    }
}
