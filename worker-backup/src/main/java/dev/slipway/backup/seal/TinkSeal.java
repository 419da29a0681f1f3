package dev.slipway.backup.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Tink's streaming encryption: segments of a mebibyte that neither change places nor go missing unseen. */
final class TinkSeal implements Seal {

    static final String CIPHER = "AES256-GCM-HKDF-1MB";

    private final DataKey key;
    private final Binding binding;
    private final WrappedKey wrapped;

    TinkSeal(DataKey key, Binding binding, WrappedKey wrapped) {
        this.key = key;
        this.binding = binding;
        this.wrapped = wrapped;
    }

    @Override
    public OutputStream on(OutputStream sealed, String object) {
        try {
            return key.cipher().newEncryptingStream(sealed, binding.ofObject(object));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption does not work here: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream off(InputStream sealed, String object) {
        try {
            var opened = key.cipher().newDecryptingStream(sealed, binding.ofObject(object));
            return new ToldInput(opened, object + " of backup " + binding.backup());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption does not work here: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<WrappedKey> key() {
        return Optional.of(wrapped);
    }

    @Override
    public String cipher() {
        return CIPHER;
    }
}
