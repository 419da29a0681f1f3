package dev.slipway.backup.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters.HashType;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** The key of one backup, known to nobody else and never stored as it is. */
final class DataKey {

    static final int BYTES = 32;

    private static final int SEGMENT = 1024 * 1024;

    private final SecretBytes bytes;

    private DataKey(SecretBytes bytes) {
        this.bytes = bytes;
    }

    static DataKey random() {
        return new DataKey(SecretBytes.randomBytes(BYTES));
    }

    static DataKey of(byte[] bytes) {
        return new DataKey(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
    }

    byte[] bytes() {
        return bytes.toByteArray(InsecureSecretKeyAccess.get());
    }

    /** AES256-GCM-HKDF-1MB, as Tink names it. */
    @AccessesPartialKey
    StreamingAead cipher() {
        try {
            var parameters = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setDerivedAesGcmKeySizeBytes(BYTES)
                    .setHkdfHashType(HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT)
                    .build();
            return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(parameters, bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[***]";
    }
}
