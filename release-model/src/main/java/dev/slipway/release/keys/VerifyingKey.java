package dev.slipway.release.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key: anyone may know it, and tell with it who signed. */
public final class VerifyingKey {

    private static final int RAW_BYTES = 32;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;
    private final KeyId id;

    private VerifyingKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
        this.id = new KeyId(HexFormat.of().formatHex(sha256(raw), 0, 8));
    }

    /** Reads base64 of the raw 32 bytes, or of the X.509 form that other tools write. */
    public static VerifyingKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the public key is not base64; copy the line that `slipway keys` prints", e);
        }
        return of(bytes);
    }

    static VerifyingKey of(byte[] bytes) {
        var raw = isSpki(bytes) ? Arrays.copyOfRange(bytes, SPKI_PREFIX.length, bytes.length) : bytes.clone();
        if (raw.length != RAW_BYTES) {
            throw new IllegalArgumentException("the public key has " + bytes.length + " bytes; an Ed25519 key has "
                    + RAW_BYTES + ", or " + (RAW_BYTES + SPKI_PREFIX.length) + " in its X.509 form");
        }
        try {
            var spki = new X509EncodedKeySpec(join(SPKI_PREFIX, raw));
            return new VerifyingKey(raw, KeyFactory.getInstance("Ed25519").generatePublic(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key is not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    public KeyId id() {
        return id;
    }

    /** True only when the holder of the private half signed exactly these bytes. */
    public boolean verifies(byte[] signed, byte[] signature) {
        try {
            var verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(signed);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature that cannot even be parsed is a wrong one
        }
    }

    /** The raw key as base64, as targets.yaml lists it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(raw);
    }

    private static boolean isSpki(byte[] bytes) {
        return bytes.length == SPKI_PREFIX.length + RAW_BYTES
                && Arrays.equals(bytes, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256, this one has not", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return base64();
    }
}
