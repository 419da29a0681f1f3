package dev.slipway.release.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Opens bundles that came from elsewhere: the digest first, then everything within bounds. */
public final class BundleReader {

    private final BundleLimits limits;
    private final InstantSource clock;

    public BundleReader() {
        this(BundleLimits.DEFAULT, InstantSource.system());
    }

    public BundleReader(BundleLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Unpacks into a folder below `releases` that is named after the digest, and returns it. The folder is there whole
     * or not at all; when it is there already, nothing is done.
     */
    public Path unpack(Path bundle, BundleDigest digest, Path releases) {
        var folder = releases.resolve(digest.hex());
        try {
            if (Marker.marks(folder, digest)) {
                return folder;
            }
            refuseOther(bundle, digest);
            Files.createDirectories(releases);
            Unpacking.removeAbandoned(releases, clock);
            try (var archive = Archive.open(bundle, limits);
                    var unpacking = Unpacking.below(releases)) {
                return unpacking.all(archive, digest, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle " + digest + " cannot be unpacked into " + folder, e);
        }
    }

    /** Where the bundle lies unpacked and whole, if it does; a folder that only has the name of the digest does not count. */
    public static Optional<Path> find(BundleDigest digest, Path releases) {
        var folder = releases.resolve(digest.hex());
        try {
            return Marker.marks(folder, digest) ? Optional.of(folder) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be seen whether " + folder + " is the bundle " + digest, e);
        }
    }

    /** One file of a bundle without unpacking it, where the bundle has it; the whole bundle is checked on the way. */
    public Optional<byte[]> read(Path bundle, BundleDigest digest, String path) {
        try {
            refuseOther(bundle, digest);
            try (var archive = Archive.open(bundle, limits)) {
                Optional<byte[]> found = Optional.empty();
                for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
                    if (entry.get() instanceof ArchiveEntry.File file
                            && file.path().equals(path)) {
                        found = Optional.of(file.content().readAllBytes());
                    }
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle " + digest + " cannot be read from " + bundle, e);
        }
    }

    private static void refuseOther(Path bundle, BundleDigest digest) throws IOException {
        var found = BundleDigest.of(bundle);
        if (!found.equals(digest)) {
            throw new RefusedBundleException("the file has the digest " + found + ", the bundle that was asked for has "
                    + digest + "; it was damaged or exchanged on the way");
        }
    }
}
