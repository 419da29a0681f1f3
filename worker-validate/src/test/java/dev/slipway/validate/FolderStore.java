package dev.slipway.validate;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Keeps bundles in a folder, and is out of order when a test wants that. */
final class FolderStore implements BundleStore {

    private final Path folder;
    boolean outOfOrder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(BundleDigest digest, Path file) {
        try {
            Files.copy(file, folder.resolve(digest.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(BundleDigest digest) {
        if (outOfOrder) {
            throw new BundleStoreException.Unreachable("the store does not answer", new IOException("refused"));
        }
        try {
            return Files.newInputStream(folder.resolve(digest.hex()));
        } catch (NoSuchFileException e) {
            throw new BundleStoreException.Missing("the store has no bundle " + digest, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
