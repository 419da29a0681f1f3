package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.events.Release;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks bundles from the store into a folder of their target, named after their digest. */
final class StoredBundles implements Bundles {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBundles.class);

    private final BundleStore store;
    private final Path root;
    private final BundleReader reader = new BundleReader();

    StoredBundles(BundleStore store, Path root) {
        this.store = store;
        this.root = root;
    }

    @Override
    public OpenedRelease open(Target target, Release release) {
        var digest = new BundleDigest(release.getBundle().getSha256());
        try {
            var folder = folderOf(target).resolve(digest.hex());
            var unpacked = Files.isDirectory(folder) ? folder : fetch(target, digest);
            return new OpenedRelease(unpacked, ApplicationFile.read(unpacked));
        } catch (BundleStoreException.Unreachable | IOException e) {
            throw new TryAgain("The bundle of " + release.getVersion() + " cannot be fetched.", e);
        } catch (BundleStoreException | RefusedBundleException | InvalidFileException e) {
            throw new GiveUp(
                    "bundle-unusable",
                    "The bundle of " + release.getVersion() + " cannot be used: " + Failures.describe(e),
                    "bundle-unusable");
        }
    }

    @Override
    public void keepOnly(Target target, Collection<Release> releases) {
        var kept = releases.stream()
                .map(release -> release.getBundle().getSha256())
                .collect(toSet());
        for (Path folder : list(folderOf(target))) {
            if (!kept.contains(folder.getFileName().toString())) {
                delete(folder);
            }
        }
    }

    /** The folder appears whole or not at all. */
    private Path fetch(Target target, BundleDigest digest) throws IOException {
        Files.createDirectories(root);
        var file = root.resolve(UUID.randomUUID() + ".bundle");
        try {
            store.fetch(digest, file);
            return reader.unpack(file, digest, folderOf(target));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path folderOf(Target target) {
        return root.resolve(target.application().value())
                .resolve(target.environment().value());
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the releases in " + folder + ".", e);
        }
    }

    /** Renamed first: a folder that is only half deleted must not look like a release. */
    private static void delete(Path folder) {
        try {
            var doomed = folder.resolveSibling(UUID.randomUUID() + ".old");
            Files.move(folder, doomed);
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(doomed)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("The release in {} cannot be deleted; it only takes up room.", folder, e);
        }
    }
}
