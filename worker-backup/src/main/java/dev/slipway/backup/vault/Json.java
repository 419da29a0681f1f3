package dev.slipway.backup.vault;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Manifests and notes as people can read them when there is no Slipway at hand. */
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private record Format(int format) {}

    private Json() {}

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static Note note(byte[] content) {
        return read(content, Note.class);
    }

    static Manifest manifest(byte[] content) {
        var format = read(content, Format.class).format();
        if (format != Manifest.FORMAT) {
            throw new UnreadableException("it has format " + format + " and this Slipway reads " + Manifest.FORMAT
                    + "; use the version that wrote it");
        }
        return read(content, Manifest.class);
    }

    private static <T> T read(byte[] content, Class<T> type) {
        try {
            return JSON.readValue(content, type);
        } catch (JacksonException damaged) {
            throw new UnreadableException("it is damaged (" + damaged.getOriginalMessage() + ")");
        }
    }
}
