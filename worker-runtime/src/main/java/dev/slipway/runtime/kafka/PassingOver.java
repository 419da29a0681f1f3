package dev.slipway.runtime.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.engine.Performer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the bytes of what lies where it belongs and is nothing to this stage where they are: topics are shared, and
 * most of what a stage reads is for others. Of the topics that it watches it reads everything, so that somebody does.
 */
final class PassingOver implements Deserializer<byte[]> {

    /** Stands for what was left unread; known by its identity. */
    static final byte[] UNREAD = new byte[0];

    private static final int FRAME = 5;

    private final EventCodec codec;
    private final Map<String, Set<Class<? extends SpecificRecord>>> othersBusiness;

    PassingOver(Performer performer, EventCodec codec, Set<String> watched) {
        this.codec = codec;
        this.othersBusiness = Topic.shared()
                .filter(topic -> !watched.contains(topic.name()))
                .collect(toUnmodifiableMap(
                        Topic::name,
                        topic -> Flow.eventsOn(topic).stream()
                                .filter(event -> !performer.reactsTo(event))
                                .collect(toUnmodifiableSet())));
    }

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] value) {
        return value == null || !isOthersBusiness(topic, ByteBuffer.wrap(value)) ? value : UNREAD;
    }

    @Override
    public byte @Nullable [] deserialize(String topic, @Nullable Headers headers, @Nullable ByteBuffer value) {
        if (value == null) {
            return null;
        }
        return isOthersBusiness(topic, value) ? UNREAD : Utils.toArray(value);
    }

    private boolean isOthersBusiness(String topic, ByteBuffer value) {
        var passed = othersBusiness.get(topic);
        if (passed == null || value.remaining() < FRAME || value.get(value.position()) != 0) {
            return false;
        }
        var claimed = codec.claimedBy(value.getInt(value.position() + 1));
        return claimed != null && passed.contains(claimed);
    }
}
