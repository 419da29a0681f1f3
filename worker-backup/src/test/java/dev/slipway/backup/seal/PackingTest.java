package dev.slipway.backup.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackingTest {

    private final byte[] content =
            "insert into orders values (1, 'a pen');\n".repeat(50_000).getBytes(UTF_8);

    @Test
    void takes_less_room_and_gives_back_the_same() throws IOException {
        var packed = packed();

        assertThat(packed.length).isLessThan(content.length / 100);
        assertThat(unpacked(packed)).isEqualTo(content);
    }

    @Test
    void refuses_what_was_cut_off() throws IOException {
        var packed = packed();

        assertThatThrownBy(() -> unpacked(Arrays.copyOf(packed, packed.length - 1)))
                .isInstanceOf(SealException.Broken.class)
                .hasMessageContaining("globals.sql");
    }

    @Test
    void refuses_a_flipped_bit_even_where_nothing_is_sealed() throws IOException {
        var packed = packed();
        packed[packed.length - 2] ^= 1;

        assertThatThrownBy(() -> unpacked(packed)).isInstanceOf(SealException.Broken.class);
    }

    private byte[] packed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = Packing.pack(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = Packing.unpack(new ByteArrayInputStream(packed), "globals.sql")) {
            return in.readAllBytes();
        }
    }
}
