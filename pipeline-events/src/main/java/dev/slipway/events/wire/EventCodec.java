package dev.slipway.events.wire;

import dev.slipway.events.flow.Flow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events to bytes and back, in the framing that every Confluent client reads: a zero byte, the id, the Avro body. */
public final class EventCodec {

    private static final int FRAME = 5;
    private static final Map<String, Schema> KNOWN = Flow.events().stream()
            .map(event -> SpecificData.get().getSchema(event))
            .collect(Collectors.toUnmodifiableMap(Schema::getFullName, schema -> schema));

    static {
        TrustedClasses.declare();
    }

    private final SchemaIds ids;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private final Map<Integer, Class<? extends SpecificRecord>> classes = new ConcurrentHashMap<>();
    private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private final Map<Schema, Integer> idCache = new ConcurrentHashMap<>();
    private final Map<Schema, String> fingerprints = new ConcurrentHashMap<>();

    public EventCodec(SchemaIds ids) {
        this.ids = ids;
    }

    public static EventCodec builtIn() {
        return new EventCodec(SchemaTable.builtIn());
    }

    public byte[] encode(SpecificRecord event) {
        var schema = event.getSchema();
        var out = new ByteArrayOutputStream(512);
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4)
                .putInt(idCache.computeIfAbsent(schema, ids::idOf))
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writers.computeIfAbsent(schema, known -> new SpecificDatumWriter<>(known))
                    .write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return out.toByteArray();
    }

    /** The value of the `schema-sha256` header for an event. */
    public String schemaSha256(SpecificRecord event) {
        return fingerprints.computeIfAbsent(event.getSchema(), schema -> Sha256.hex(schema.toString()));
    }

    /** Which event has the schema with this id; null as long as no such event has been read. */
    public @Nullable Class<? extends SpecificRecord> claimedBy(int schemaId) {
        return classes.get(schemaId);
    }

    public SpecificRecord decode(byte[] value) throws Undecodable {
        if (value.length < FRAME || value[0] != 0) {
            throw new Undecodable("not framed as an event: expected a zero byte and a four-byte schema id, got "
                    + value.length + " bytes" + (value.length > 0 ? " beginning with " + value[0] : ""));
        }
        var reader = readerOf(ByteBuffer.wrap(value, 1, 4).getInt());
        try {
            var decoder = DecoderFactory.get().binaryDecoder(value, FRAME, value.length - FRAME, null);
            var event = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new Undecodable("bytes are left over after " + Events.nameOf(event));
            }
            return event;
        } catch (IOException | RuntimeException e) {
            throw new Undecodable(
                    "the body does not fit its schema " + reader.getSchema().getFullName(), e);
        }
    }

    private SpecificDatumReader<SpecificRecord> readerOf(int id) throws Undecodable {
        var known = readers.get(id);
        if (known != null) {
            return known;
        }
        var written = ids.schemaOf(id).orElseThrow(() -> new Undecodable("schema id " + id + " is not known"));
        var current = KNOWN.get(written.getFullName());
        if (current == null) {
            throw new Undecodable("schema id " + id + " is " + written.getFullName() + ", which is no event");
        }
        var reader = new SpecificDatumReader<SpecificRecord>(written, current);
        classes.put(id, SpecificData.get().getClass(current).asSubclass(SpecificRecord.class));
        readers.put(id, reader);
        return reader;
    }
}
