package dev.slipway.cli.request;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A store that is a folder of this machine, for what is looked at and sent nowhere. */
record LocalShelf(Path folder) implements BundleStore {

    @Override
    public void put(BundleDigest digest, Path file) {
        try {
            Files.copy(file, folder.resolve(digest.hex()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be copied to " + folder, e);
        }
    }

    @Override
    public InputStream open(BundleDigest digest) {
        try {
            return Files.newInputStream(folder.resolve(digest.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(digest + " cannot be read from " + folder, e);
        }
    }
}
