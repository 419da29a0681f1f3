package dev.slipway.runtime.secrets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Takes known secrets out of every field of a JSON log line. */
public final class RedactedLogMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor((path, value) -> redacted(value));
    }

    private static @Nullable Object redacted(@Nullable Object value) {
        return value instanceof String text ? Redaction.of(text) : value;
    }
}
