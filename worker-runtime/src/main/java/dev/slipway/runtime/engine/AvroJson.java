package dev.slipway.runtime.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Avro records as plain maps and back, by field name; a field that is missing takes its default, so old memories stay readable. */
final class AvroJson {

    private AvroJson() {}

    static Map<String, @Nullable Object> toMap(SpecificRecord record) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        record.getSchema().getFields().forEach(field -> map.put(field.name(), plain(record.get(field.pos()))));
        return map;
    }

    static SpecificRecord fromMap(Schema schema, Map<?, ?> map) {
        var record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields()
                .forEach(field -> record.put(
                        field.pos(),
                        map.containsKey(field.name())
                                ? typed(field.schema(), map.get(field.name()))
                                : SpecificData.get().getDefaultValue(field)));
        return record;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case SpecificRecord record -> toMap(record);
            case List<?> list -> list.stream().map(AvroJson::plain).toList();
            case Map<?, ?> map -> plainMap(map);
            case Instant instant -> instant.toEpochMilli();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> plain.put(key.toString(), plain(value)));
        return plain;
    }

    private static @Nullable Object typed(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case UNION -> value == null ? null : typed(present(schema), value);
            case RECORD -> fromMap(schema, (Map<?, ?>) required(schema, value));
            case ARRAY -> typedList(schema, (List<?>) required(schema, value));
            case MAP -> typedMap(schema, (Map<?, ?>) required(schema, value));
            case ENUM -> SpecificData.get().createEnum(required(schema, value).toString(), schema);
            case LONG ->
                schema.getLogicalType() == null
                        ? (Object) ((Number) required(schema, value)).longValue()
                        : Instant.ofEpochMilli(((Number) required(schema, value)).longValue());
            case INT -> ((Number) required(schema, value)).intValue();
            case DOUBLE -> ((Number) required(schema, value)).doubleValue();
            case FLOAT -> ((Number) required(schema, value)).floatValue();
            case BYTES, FIXED -> throw new IllegalArgumentException("no event carries bytes: " + schema);
            case STRING, BOOLEAN, NULL -> value;
        };
    }

    private static List<?> typedList(Schema schema, List<?> values) {
        var list = new ArrayList<@Nullable Object>();
        values.forEach(value -> list.add(typed(schema.getElementType(), value)));
        return list;
    }

    private static Map<?, ?> typedMap(Schema schema, Map<?, ?> values) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((key, value) -> map.put(key.toString(), typed(schema.getValueType(), value)));
        return map;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a union of nothing: " + union));
    }

    private static Object required(Schema schema, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a value of type " + schema.getType() + " is missing");
        }
        return value;
    }
}
