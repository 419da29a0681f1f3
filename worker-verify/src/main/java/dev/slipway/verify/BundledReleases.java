package dev.slipway.verify;

import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads slipway.yaml out of the bundle of a release; bundles never change, so the last few are kept. */
final class BundledReleases implements Releases {

    private static final int KEPT = 64;

    private final BundleStore store;
    private final Path work;
    private final Map<BundleDigest, Application> known = new ConcurrentHashMap<>();

    BundledReleases(BundleStore store, Path work) {
        this.store = store;
        this.work = work;
    }

    @Override
    public Application applicationOf(Release release) {
        var digest = new BundleDigest(release.getBundle().getSha256());
        var kept = known.get(digest);
        return kept == null ? remember(digest, read(release, digest)) : kept;
    }

    private Application remember(BundleDigest digest, Application application) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(digest, application);
        return application;
    }

    private Application read(Release release, BundleDigest digest) {
        try {
            var content = content(digest).orElseThrow(() -> unreadable(release, "it has no " + ApplicationFile.NAME));
            return ApplicationFile.parse(content);
        } catch (BundleStoreException.Unreachable e) {
            throw new TryAgain("the bundle of " + release.getVersion() + " cannot be fetched", e);
        } catch (BundleStoreException | RefusedBundleException | InvalidFileException e) {
            throw unreadable(release, Failures.describe(e));
        }
    }

    private Optional<byte[]> content(BundleDigest digest) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(work), "bundle-");
            var file = folder.resolve("bundle");
            try {
                store.fetch(digest, file);
                return new BundleReader().read(file, digest, ApplicationFile.NAME);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + work + " cannot be used", e);
        }
    }

    private static GiveUp unreadable(Release release, String why) {
        return new GiveUp(
                "bundle-unreadable",
                "the bundle of " + release.getVersion() + " cannot be used: " + why,
                "bundle-unreadable");
    }
}
