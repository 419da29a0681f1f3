package dev.slipway.release.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** The first test vector of RFC 8032, section 7.1. */
    private static final HexFormat HEX = HexFormat.of();

    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String SIGNATURE_OF_NOTHING =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                    + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    @Test
    void agrees_with_the_standard() {
        var key = SigningKey.ofPkcs8(HEX.parseHex("302e020100300506032b657004220420" + SEED));

        assertThat(HEX.formatHex(Base64.getDecoder().decode(key.verifyingKey().base64())))
                .isEqualTo(PUBLIC);
        assertThat(HEX.formatHex(key.sign(new byte[0]))).isEqualTo(SIGNATURE_OF_NOTHING);
        assertThat(key.id()).hasToString("21fe31dfa154a261"); // SHA-256 of the raw public key, 16 digits
    }

    @Test
    void verifies_what_it_signed_and_nothing_else() {
        var key = SigningKey.generate();
        var signature = key.sign("deploy shop".getBytes(UTF_8));

        assertThat(key.verifyingKey().verifies("deploy shop".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(key.verifyingKey().verifies("deploy shoe".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.generate().verifyingKey().verifies("deploy shop".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(key.verifyingKey().verifies("deploy shop".getBytes(UTF_8), new byte[3]))
                .isFalse();
    }

    @Test
    void reads_a_public_key_raw_and_in_its_x509_form() {
        var raw = HEX.parseHex(PUBLIC);
        var x509 = HEX.parseHex("302a300506032b6570032100" + PUBLIC);

        var key = VerifyingKey.parse(Base64.getEncoder().encodeToString(raw));

        assertThat(VerifyingKey.parse(Base64.getEncoder().encodeToString(x509))).isEqualTo(key);
        assertThat(VerifyingKey.parse(key.base64())).isEqualTo(key);
    }

    @Test
    void refuses_what_is_no_key() {
        assertThatThrownBy(() -> VerifyingKey.parse("not base64!")).hasMessageContaining("is not base64");
        assertThatThrownBy(() -> VerifyingKey.parse("AAAA")).hasMessageContaining("has 3 bytes");
        assertThatThrownBy(() -> VerifyingKey.parse(Base64.getEncoder().encodeToString(new byte[44])))
                .hasMessageContaining("has 44 bytes");
        assertThatThrownBy(() -> new KeyId("xyz")).hasMessageContaining("is not a key id");
    }

    @Test
    void never_prints_the_private_half() {
        var key = SigningKey.generate();

        assertThat(key).hasToString("private key " + key.id());
    }
}
