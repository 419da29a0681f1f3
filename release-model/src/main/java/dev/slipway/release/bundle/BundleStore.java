package dev.slipway.release.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where bundles lie under their digests, for whoever reads a digest in an event. */
public interface BundleStore {

    /** Stores the bundle; does nothing when it is there already. */
    void put(BundleDigest digest, Path file);

    /** The stored bytes, unchecked: use `fetch`. */
    InputStream open(BundleDigest digest);

    /** Writes the bundle to `file` once its digest has been checked; before that there is no such file. */
    default void fetch(BundleDigest digest, Path file) {
        try (var in = open(digest)) {
            CheckedDownload.save(in, digest, file, BundleLimits.DEFAULT.totalBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle " + digest + " cannot be saved to " + file, e);
        }
    }
}
