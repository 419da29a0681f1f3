package dev.slipway.runtime.engine;

import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How tasks and memories are written to the ledger: JSON, with events and their parts by field name. */
public final class LedgerJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new AvroModule())
            .build();

    private LedgerJson() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static final class AvroModule extends SimpleModule {
        private static final long serialVersionUID = 1;

        AvroModule() {
            super("avro");
            addSerializer(SpecificRecord.class, new Write());
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addDeserializers(new AvroDeserializers());
        }
    }

    private static final class AvroDeserializers extends Deserializers.Base {
        @Override
        public @org.jspecify.annotations.Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return SpecificRecord.class.isAssignableFrom(type.getRawClass()) ? new Read(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return SpecificRecord.class.isAssignableFrom(type);
        }
    }

    private static final class Write extends ValueSerializer<SpecificRecord> {
        @Override
        public void serialize(SpecificRecord value, JsonGenerator generator, SerializationContext context) {
            context.writeValue(generator, AvroJson.toMap(value));
        }
    }

    private static final class Read extends ValueDeserializer<SpecificRecord> {
        private final Class<?> type;

        Read(Class<?> type) {
            this.type = type;
        }

        @Override
        public SpecificRecord deserialize(JsonParser parser, DeserializationContext context) {
            return AvroJson.fromMap(
                    SpecificData.get().getSchema(type), (Map<?, ?>) context.readValue(parser, Map.class));
        }
    }
}
