package dev.slipway.deploy;

import dev.slipway.release.Target;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unpacked releases on this disk, a folder for each below its target's; what nobody needs any more leaves it. */
final class ReleaseFolders {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFolders.class);
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path root;
    private final InstantSource clock;

    ReleaseFolders(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    Path of(Target target) {
        return root.resolve(target.application().value())
                .resolve(target.environment().value());
    }

    /** A folder that has the name of the digest but not all of its files was never finished, and gives way. */
    Optional<Path> whole(Target target, BundleDigest digest) {
        var found = BundleReader.find(digest, of(target));
        var named = of(target).resolve(digest.hex());
        if (found.isEmpty() && Files.exists(named)) {
            delete(named);
        }
        return found;
    }

    void keepOnly(Target target, Set<String> digests) {
        list(of(target)).stream()
                .filter(folder -> !digests.contains(folder.getFileName().toString()))
                .forEach(ReleaseFolders::delete);
        removeAbandonedDownloads();
    }

    /** A passing place for a download. */
    Path download() throws IOException {
        Files.createDirectories(root);
        return root.resolve(UUID.randomUUID() + ".bundle");
    }

    /** A passing place for files that are looked at once; its name is none that an application can have. */
    Path room() throws IOException {
        return Files.createDirectories(root.resolve(UUID.randomUUID() + ".room"));
    }

    /** A killed worker leaves its downloads and what it looked at behind; the name of an application has no dot. */
    private void removeAbandonedDownloads() {
        var limit = clock.instant().minus(ABANDONED_AFTER).toEpochMilli();
        list(root).stream()
                .filter(path -> path.getFileName().toString().contains("."))
                .filter(file -> file.toFile().lastModified() < limit)
                .forEach(ReleaseFolders::delete);
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
    static void delete(Path path) {
        try {
            var doomed = path.resolveSibling(UUID.randomUUID() + ".old");
            Files.move(path, doomed);
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(doomed)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path one : inside) {
                Files.delete(one);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; it only takes up room.", path, e);
        }
    }
}
