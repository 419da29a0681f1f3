package dev.slipway.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A record as it was read. Headers that repeat keep their last value. */
public record Received(
        String topic, int partition, int partitions, Optional<String> key, byte[] value, Map<String, byte[]> headers) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
