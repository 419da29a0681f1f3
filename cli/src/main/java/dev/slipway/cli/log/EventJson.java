package dev.slipway.cli.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event as one line of JSON, for programs that read the output. */
public final class EventJson {

    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    public static String of(Recorded recorded) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("type", recorded.name());
        line.put("topic", recorded.topic());
        line.put("partition", recorded.partition());
        line.put("offset", recorded.offset());
        line.put("event", plain(recorded.event()));
        return text(line);
    }

    public static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Records become maps and everything that JSON does not know becomes text. */
    public static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord record -> fields(record);
            case Map<?, ?> map -> entries(map);
            case Collection<?> items -> items(items);
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> fields(IndexedRecord record) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        record.getSchema().getFields().forEach(field -> fields.put(field.name(), plain(record.get(field.pos()))));
        return fields;
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), plain(value)));
        return entries;
    }

    private static List<@Nullable Object> items(Collection<?> items) {
        return items.stream().<@Nullable Object>map(EventJson::plain).toList();
    }
}
