package dev.slipway.backup.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final int SEGMENT = 1024 * 1024;
    private static final Binding BINDING = new Binding("b-1", "shop/production", "7301/shop");
    private static final String DUMP = "database.dump";

    private final KeyRing ring = KeyRing.of("summer", Map.of("summer", key('s'), "winter", key('w')));
    private final Seal seal = Seal.fresh(ring, BINDING);
    private final byte[] content = random(3 * SEGMENT + 12_345);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 57, SEGMENT - 56, SEGMENT, 3 * SEGMENT})
    void gives_back_what_it_was_given(int length) throws IOException {
        var bytes = Arrays.copyOf(content, length);

        var sealed = sealed(seal, DUMP, bytes);

        assertThat(opened(reopened(), DUMP, sealed)).isEqualTo(bytes);
    }

    @Test
    void bk_004_shows_nothing_of_what_it_holds() throws IOException {
        var text = "insert into customers values ('Ada')".getBytes(UTF_8);

        var sealed = sealed(seal, DUMP, text);

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("customers").doesNotContain("Ada");
        assertThat(sealed(seal, DUMP, text)).isNotEqualTo(sealed);
    }

    @Test
    void refuses_what_was_cut_off_between_two_segments() throws IOException {
        var sealed = sealed(seal, DUMP, content);

        assertRefused(seal, DUMP, Arrays.copyOf(sealed, 2 * SEGMENT));
    }

    @Test
    void refuses_what_was_cut_off_within_a_segment() throws IOException {
        var sealed = sealed(seal, DUMP, content);

        assertRefused(seal, DUMP, Arrays.copyOf(sealed, sealed.length - 1));
    }

    @Test
    void refuses_what_has_lost_its_beginning() throws IOException {
        assertRefused(seal, DUMP, new byte[0]);
        assertRefused(seal, DUMP, new byte[] {40, 1, 2});
    }

    @Test
    void refuses_segments_that_have_changed_places() throws IOException {
        var sealed = sealed(seal, DUMP, content);
        var swapped = sealed.clone();
        System.arraycopy(sealed, SEGMENT, swapped, 2 * SEGMENT, SEGMENT);
        System.arraycopy(sealed, 2 * SEGMENT, swapped, SEGMENT, SEGMENT);

        assertRefused(seal, DUMP, swapped);
    }

    @Test
    void refuses_a_segment_that_comes_twice() throws IOException {
        var sealed = sealed(seal, DUMP, content);
        System.arraycopy(sealed, SEGMENT, sealed, 2 * SEGMENT, SEGMENT);

        assertRefused(seal, DUMP, sealed);
    }

    @Test
    void refuses_what_was_put_behind_it() throws IOException {
        var sealed = sealed(seal, DUMP, content);

        assertRefused(seal, DUMP, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void refuses_a_flipped_bit_wherever_it_is() throws IOException {
        var sealed = sealed(seal, DUMP, content);
        for (var place : new int[] {0, 1, 39, 40, SEGMENT - 1, SEGMENT, 2 * SEGMENT + 7, sealed.length - 1}) {
            var flipped = sealed.clone();
            flipped[place] ^= 1;
            assertRefused(seal, DUMP, flipped);
        }
    }

    @Test
    void refuses_another_object_of_the_same_backup() throws IOException {
        assertRefused(seal, DUMP, sealed(seal, "globals.sql", content));
    }

    @Test
    void refuses_the_same_object_of_another_backup() throws IOException {
        var other = Seal.fresh(ring, new Binding("b-2", BINDING.target(), BINDING.database()));

        assertRefused(seal, DUMP, sealed(other, DUMP, content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "target", "database"})
    void does_not_unwrap_a_key_for_anything_that_it_was_not_made_for(String changed) {
        var elsewhere = new Binding(
                changed.equals("backup") ? "b-2" : BINDING.backup(),
                changed.equals("target") ? "shop/staging" : BINDING.target(),
                changed.equals("database") ? "7301/other" : BINDING.database());

        assertThatThrownBy(() -> Seal.opened(ring, seal.key().orElseThrow(), elsewhere))
                .isInstanceOf(SealException.WrongKey.class)
                .hasMessageContaining("`summer`")
                .hasMessageContaining(elsewhere.backup());
    }

    @Test
    void does_not_open_with_another_key_of_the_same_name() {
        var impostor = KeyRing.of("summer", Map.of("summer", key('x')));

        assertThatThrownBy(() -> Seal.opened(impostor, seal.key().orElseThrow(), BINDING))
                .isInstanceOf(SealException.WrongKey.class);
    }

    @Test
    void names_the_key_that_is_lost() {
        var later = KeyRing.of("winter", Map.of("winter", key('w')));

        assertThatThrownBy(() -> Seal.opened(later, seal.key().orElseThrow(), BINDING))
                .isInstanceOf(SealException.NoKey.class)
                .hasMessageContaining("`summer` is needed to open backup b-1")
                .hasMessageContaining("winter");
    }

    @Test
    void opens_the_same_bytes_after_the_key_was_changed() throws IOException {
        var sealed = sealed(seal, DUMP, content);
        var both = KeyRing.of("winter", Map.of("summer", key('s'), "winter", key('w')));

        var wrapped = both.rewrap(seal.key().orElseThrow(), BINDING);

        assertThat(wrapped.key()).isEqualTo("winter");
        var onlyNew = KeyRing.of("winter", Map.of("winter", key('w')));
        assertThat(opened(Seal.opened(onlyNew, wrapped, BINDING), DUMP, sealed)).isEqualTo(content);
    }

    @Test
    void gives_every_backup_a_key_of_its_own() {
        assertThat(Seal.fresh(ring, BINDING).key()).isNotEqualTo(seal.key());
    }

    private Seal reopened() {
        return Seal.opened(ring, seal.key().orElseThrow(), BINDING);
    }

    private static byte[] sealed(Seal seal, String object, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = seal.on(bytes, object)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] opened(Seal seal, String object, byte[] sealed) throws IOException {
        try (var in = seal.off(new ByteArrayInputStream(sealed), object)) {
            return in.readAllBytes();
        }
    }

    private static void assertRefused(Seal seal, String object, byte[] sealed) {
        assertThatThrownBy(() -> opened(seal, object, sealed))
                .isInstanceOf(SealException.Broken.class)
                .hasMessageContaining(object)
                .hasMessageContaining("b-1");
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private static String key(char of) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
