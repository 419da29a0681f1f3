package dev.slipway.backup.seal;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** How the objects of one backup are made unreadable and unchangeable for others; or, if so wished, not at all. */
public sealed interface Seal permits TinkSeal, NoSeal {

    /** Seals a new backup with a key of its own. */
    static Seal fresh(KeyRing ring, Binding binding) {
        var key = DataKey.random();
        return new TinkSeal(key, binding, ring.wrap(key, binding));
    }

    /** Opens a backup again. */
    static Seal opened(KeyRing ring, WrappedKey wrapped, Binding binding) {
        return new TinkSeal(ring.unwrap(wrapped, binding), binding, wrapped);
    }

    /** Sees to it that sealing is fast from the beginning; returns at once. */
    static void warmUp() {
        Warmth.begin();
    }

    /** Only for an operator who has said so: whoever reads the store reads the database. */
    static Seal none() {
        return new NoSeal();
    }

    /** Closing the stream ends the seal; it does not open without its end. */
    OutputStream on(OutputStream sealed, String object);

    InputStream off(InputStream sealed, String object);

    /** The key to be kept beside what it opens; nothing if there is none. */
    Optional<WrappedKey> key();

    /** What readers of the manifest know the cipher by. */
    String cipher();
}
