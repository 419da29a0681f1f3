package dev.slipway.backup.vault;

import dev.slipway.backup.seal.WrappedKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the objects of a backup were packed and sealed, and with which key they open. */
public record Sealed(
        String compression, String cipher, @Nullable WrappedKey key) {

    public Sealed {
        Objects.requireNonNull(compression);
        Objects.requireNonNull(cipher);
    }

    Sealed under(WrappedKey other) {
        return new Sealed(compression, cipher, other);
    }
}
