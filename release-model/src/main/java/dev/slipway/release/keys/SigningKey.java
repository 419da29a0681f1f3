package dev.slipway.release.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** The private half of a key: whoever has it can ask in its name. */
public final class SigningKey {

    private static final String ED25519 = "Ed25519";

    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
        this.key = key;
        this.verifyingKey = verifyingKey;
    }

    public static SigningKey generate() {
        return from(new SecureRandom());
    }

    static SigningKey ofPkcs8(byte[] encoded) {
        try {
            var key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            return from(new GivenSeed(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private Ed25519 key in PKCS#8 form: " + e.getMessage(), e);
        }
    }

    private static SigningKey from(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(), VerifyingKey.of(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }

    public KeyId id() {
        return verifyingKey.id();
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    public byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }

    byte[] pkcs8() {
        return key.getEncoded();
    }

    @Override
    public String toString() {
        return "private key " + id();
    }

    /** The generator derives the public half from what it takes for randomness; a file keeps only the private half. */
    private static final class GivenSeed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        GivenSeed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException(
                        "a key of " + bytes.length + " bytes was wanted, the seed has " + seed.length);
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
