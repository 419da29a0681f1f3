package dev.slipway.testing;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Received;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Takes events through their bytes, so that a test sees what another process would. */
final class Wire {

    static final int PARTITIONS = 4;

    private final EventCodec codec = EventCodec.builtIn();

    Received received(SpecificRecord event, Map<String, byte[]> headers, String key, int partition) {
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        return new Received(topic, partition, PARTITIONS, Optional.of(key), codec.encode(event), Map.copyOf(headers));
    }

    SpecificRecord read(Received received) {
        return decode(received.value());
    }

    SpecificRecord copy(SpecificRecord event) {
        return decode(codec.encode(event));
    }

    private SpecificRecord decode(byte[] value) {
        try {
            return codec.decode(value);
        } catch (Undecodable e) {
            throw new AssertionError(e);
        }
    }
}
