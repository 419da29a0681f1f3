package dev.slipway.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.Envelope;
import dev.slipway.events.TargetCleared;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private final EventCodec codec = EventCodec.builtIn();
    private final TargetCleared event = TargetCleared.newBuilder()
            .setEnvelope(Envelope.newBuilder()
                    .setEventId("e")
                    .setRequestId("r")
                    .setTarget("shop/production")
                    .setActor("key:k")
                    .setOccurredAt(Instant.EPOCH)
                    .build())
            .setReason("looked after")
            .build();

    @Test
    void reads_back_what_it_wrote() throws Undecodable {
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    @Test
    void frames_a_body_with_a_zero_byte_and_the_id_of_its_schema() {
        var table = SchemaTable.builtIn();
        assertThat(codec.encode(event)).startsWith(0, 0, 0, 0, table.idOf(TargetCleared.getClassSchema()));
    }

    @Test
    void refuses_what_is_not_framed() {
        assertThatThrownBy(() -> codec.decode("{\"json\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("not framed");
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(Undecodable.class);
    }

    @Test
    void refuses_an_id_that_nobody_knows() {
        assertThatThrownBy(() -> codec.decode(new byte[] {0, 127, 0, 0, 1, 2}))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("schema id 2130706433");
    }

    @Test
    void refuses_a_body_that_is_cut_or_too_long() {
        var bytes = codec.encode(event);
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length - 3)))
                .isInstanceOf(Undecodable.class);
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 3)))
                .isInstanceOf(Undecodable.class);
    }

    @Test
    void refuses_any_flipped_byte_or_reads_an_event_but_never_breaks_otherwise() {
        var bytes = codec.encode(event);
        for (int i = 0; i < bytes.length; i++) {
            var flipped = bytes.clone();
            flipped[i] ^= (byte) 0xff;
            try {
                codec.decode(flipped);
            } catch (Undecodable expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
