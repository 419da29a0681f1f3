package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.events.Release;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.parts.database.ShippedMigrations;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleLimits;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Unpacks bundles from the store into a folder of their target, named after their digest. */
final class StoredBundles implements Bundles {

    private final BundleStore store;
    private final ReleaseFolders folders;
    private final BundleReader reader;

    StoredBundles(BundleStore store, Path root, InstantSource clock) {
        this.store = store;
        this.folders = new ReleaseFolders(root, clock);
        this.reader = new BundleReader(BundleLimits.DEFAULT, clock);
    }

    @Override
    public OpenedRelease open(Target target, Release release) {
        return reading(release, digest -> {
            var whole = folders.whole(target, digest);
            var folder = whole.isPresent()
                    ? whole.get()
                    : fetched(digest, file -> reader.unpack(file, digest, folders.of(target)));
            return new OpenedRelease(folder, ApplicationFile.read(folder));
        });
    }

    @Override
    public Application read(Target target, Release release) {
        return reading(release, digest -> {
            var whole = folders.whole(target, digest);
            return whole.isPresent()
                    ? ApplicationFile.read(whole.get())
                    : fetched(digest, file -> parsed(file, digest));
        });
    }

    @Override
    public void keepOnly(Target target, Collection<Release> releases) {
        folders.keepOnly(
                target,
                releases.stream()
                        .map(release -> release.getBundle().getSha256())
                        .collect(toSet()));
    }

    @Override
    public Optional<MigrationSet> migrations(Target target, Release release) {
        return looking(target, release, StoredBundles::shippedIn);
    }

    @Override
    public Map<Slug, Integer> replicas(Target target, Release release) {
        return looking(
                target,
                release,
                folder -> ComposeReplicas.in(folder, ApplicationFile.read(folder), target.environment()));
    }

    private <T> T looking(Target target, Release release, Use<Path, T> use) {
        return reading(release, digest -> {
            var whole = folders.whole(target, digest);
            return whole.isPresent() ? use.of(whole.get()) : fetched(digest, file -> glanced(file, digest, use));
        });
    }

    private <T> T glanced(Path bundle, BundleDigest digest, Use<Path, T> use) throws IOException {
        var room = folders.room();
        try {
            return use.of(reader.unpack(bundle, digest, room));
        } finally {
            ReleaseFolders.delete(room);
        }
    }

    private static Optional<MigrationSet> shippedIn(Path folder) {
        return ShippedMigrations.in(folder, ApplicationFile.read(folder));
    }

    private Application parsed(Path bundle, BundleDigest digest) {
        return reader.read(bundle, digest, ApplicationFile.NAME)
                .map(ApplicationFile::parse)
                .orElseThrow(() -> unusable("it has no " + ApplicationFile.NAME + "."));
    }

    private <T> T fetched(BundleDigest digest, Use<Path, T> use) throws IOException {
        var file = folders.download();
        try {
            store.fetch(digest, file);
            return use.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static <T> T reading(Release release, Use<BundleDigest, T> use) {
        try {
            return use.of(new BundleDigest(release.getBundle().getSha256()));
        } catch (BundleStoreException.Unreachable | IOException e) {
            throw new TryAgain("The bundle of " + release.getVersion() + " cannot be fetched.", e);
        } catch (BundleStoreException | RefusedBundleException | InvalidFileException e) {
            throw unusable(Failures.describe(e));
        }
    }

    private static GiveUp unusable(String why) {
        return new GiveUp("bundle-unusable", "The bundle cannot be used: " + why, "bundle-unusable");
    }

    /** What is done with a bundle. */
    private interface Use<F, T> {
        T of(F from) throws IOException;
    }
}
