package dev.slipway.release.bundle;

import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads slipway.yaml out of stored bundles; bundles never change, so the last few are kept. */
public final class BundledApplications {

    private static final int KEPT = 64;

    private final BundleStore store;
    private final Path work;
    private final BundleReader reader = new BundleReader();
    private final Map<BundleDigest, Application> known = new ConcurrentHashMap<>();

    /** The folder holds a bundle while it is read. */
    public BundledApplications(BundleStore store, Path work) {
        this.store = store;
        this.work = work;
    }

    /**
     * What the makers of a bundle wrote about it.
     *
     * @throws BundleStoreException.Unreachable if it may work later
     * @throws RefusedBundleException if this bundle will never tell
     */
    public Application of(BundleDigest digest) {
        var kept = known.get(digest);
        return kept == null ? remember(digest, read(digest)) : kept;
    }

    private Application remember(BundleDigest digest, Application application) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(digest, application);
        return application;
    }

    private Application read(BundleDigest digest) {
        try {
            return ApplicationFile.parse(content(digest));
        } catch (BundleStoreException.Unreachable mayWorkLater) {
            throw mayWorkLater;
        } catch (BundleStoreException | InvalidFileException e) {
            throw new RefusedBundleException(String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] content(BundleDigest digest) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(work), "bundle-");
            var file = folder.resolve("bundle");
            try {
                store.fetch(digest, file);
                return reader.read(file, digest, ApplicationFile.NAME)
                        .orElseThrow(() -> new RefusedBundleException("it has no " + ApplicationFile.NAME));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + work + " cannot be used", e);
        }
    }
}
