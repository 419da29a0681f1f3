package dev.slipway.backup.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys of the operator by name: one that wraps the keys of new backups, and older ones that still open theirs. */
public final class KeyRing {

    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final String current;
    private final Map<String, Aead> keys;

    private KeyRing(String current, Map<String, Aead> keys) {
        this.current = current;
        this.keys = keys;
    }

    /** Each key is 32 random bytes in Base64, which `openssl rand -base64 32` prints. */
    public static KeyRing of(String current, Map<String, String> base64) {
        var keys = new TreeMap<String, Aead>();
        base64.forEach((name, secret) -> keys.put(name, aead(name, secret)));
        if (!keys.containsKey(current)) {
            throw new SealException.NoKey("backups are to be encrypted with the key `" + current + "`, but there is "
                    + (keys.isEmpty() ? "no key at all" : "only " + String.join(", ", keys.keySet()))
                    + "; nothing is written in the clear instead");
        }
        return new KeyRing(current, keys);
    }

    public String current() {
        return current;
    }

    WrappedKey wrap(DataKey key, Binding binding) {
        try {
            var wrapped = named(current, "to encrypt").encrypt(key.bytes(), binding.ofKey());
            return new WrappedKey(current, Base64.getEncoder().encodeToString(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key `" + current + "` does not encrypt: " + e.getMessage(), e);
        }
    }

    DataKey unwrap(WrappedKey wrapped, Binding binding) {
        var key = named(wrapped.key(), "to open backup " + binding.backup());
        try {
            return DataKey.of(key.decrypt(Base64.getDecoder().decode(wrapped.wrapped()), binding.ofKey()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealException.WrongKey(
                    "the key `" + wrapped.key() + "` does not open backup " + binding.backup() + " of "
                            + binding.target() + ": it is not the key of that name with which it was made, or the"
                            + " manifest has been changed",
                    e);
        }
    }

    /** The same data key under the current key. */
    public WrappedKey rewrap(WrappedKey wrapped, Binding binding) {
        return wrap(unwrap(wrapped, binding), binding);
    }

    private Aead named(String name, String what) {
        @Nullable Aead key = keys.get(name);
        if (key == null) {
            throw new SealException.NoKey("the key `" + name + "` is needed " + what + ", but there is only "
                    + String.join(", ", keys.keySet()) + "; name it among the keys again");
        }
        return key;
    }

    @AccessesPartialKey
    private static Aead aead(String name, String base64) {
        try {
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(DataKey.BYTES)
                    .setIvSizeBytes(NONCE)
                    .setTagSizeBytes(TAG)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            return AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(decoded(name, base64), InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    private static byte[] decoded(String name, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == DataKey.BYTES) {
                return bytes;
            }
            throw new SealException.NoKey("the key `" + name + "` has " + bytes.length + " bytes instead of "
                    + DataKey.BYTES + "; make one with `openssl rand -base64 32`");
        } catch (IllegalArgumentException e) {
            throw new SealException.NoKey(
                    "the key `" + name + "` is not Base64; make one with `openssl rand -base64 32`");
        }
    }

    @Override
    public String toString() {
        return "KeyRing[" + String.join(", ", keys.keySet()) + "; current " + current + "]";
    }
}
