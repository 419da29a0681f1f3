package dev.slipway.verify;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A store that has no bundle, and can be out of order. */
record EmptyStore(boolean outOfOrder) implements BundleStore {

    @Override
    public void put(BundleDigest digest, Path file) {
        throw new UnsupportedOperationException("this store stays empty");
    }

    @Override
    public InputStream open(BundleDigest digest) {
        if (outOfOrder) {
            throw new BundleStoreException.Unreachable("no store answers", new IOException("refused"));
        }
        throw new BundleStoreException.Missing("there is no bundle " + digest, new IOException("404"));
    }
}
