package dev.slipway.release.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A store in memory that can be out of order, and counts how often it was asked. */
final class ShelfStore implements BundleStore {

    private final Map<BundleDigest, byte[]> shelf = new HashMap<>();
    private boolean outOfOrder;
    private int asked;

    void outOfOrder(boolean now) {
        outOfOrder = now;
    }

    void exchange(BundleDigest digest, byte[] other) {
        shelf.put(digest, other);
    }

    int asked() {
        return asked;
    }

    @Override
    public void put(BundleDigest digest, Path file) {
        try {
            shelf.put(digest, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(BundleDigest digest) {
        asked++;
        if (outOfOrder) {
            throw new BundleStoreException.Unreachable("no store answers", new IOException("refused"));
        }
        var bytes = shelf.get(digest);
        if (bytes == null) {
            throw new BundleStoreException.Missing("there is no bundle " + digest, new IOException("404"));
        }
        return new ByteArrayInputStream(bytes);
    }
}
