package dev.slipway.validate.check;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches bundles from the store and unpacks them for as long as they are looked at. */
public final class StoredBundles implements Bundles {

    private final BundleStore store;
    private final Scratch scratch;
    private final BundleReader reader = new BundleReader();

    public StoredBundles(BundleStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    @Override
    public Opened open(Release release) throws IOException {
        var claim = release.getBundle();
        var digest = digest(claim);
        return digest.isPresent()
                ? open(claim, digest.get())
                : unusable(
                        "bundle-digest-malformed",
                        "`" + claim.getSha256() + "` is no SHA-256 in lower-case hexadecimal digits",
                        "send the digest of the bundle that was stored");
    }

    private static Optional<BundleDigest> digest(ClaimCheck claim) {
        try {
            return Optional.of(new BundleDigest(claim.getSha256()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Opened open(ClaimCheck claim, BundleDigest digest) throws IOException {
        var room = scratch.room();
        var kept = false;
        try {
            var opened = open(claim, digest, room);
            kept = opened instanceof Opened.Contents;
            return opened;
        } finally {
            if (!kept) {
                room.close();
            }
        }
    }

    private Opened open(ClaimCheck claim, BundleDigest digest, Scratch.Room room) throws IOException {
        var file = room.folder().resolve("bundle");
        try {
            store.fetch(digest, file);
            var bytes = Files.size(file);
            return bytes == claim.getBytes()
                    ? read(reader.unpack(file, digest, room.folder()), digest, room)
                    : unusable(
                            "bundle-size-differs",
                            "the bundle " + digest + " has " + bytes + " bytes, the request says " + claim.getBytes(),
                            "send the size of the bundle that was stored");
        } catch (BundleStoreException problem) {
            return refused(problem);
        } catch (RefusedBundleException unsafe) {
            return new Opened.Unusable(Finding.failAll(
                    "bundle-unsafe",
                    "the bundle " + digest + " must not be opened",
                    "make it again with `slipway request`",
                    unsafe.reasons()));
        }
    }

    private static Opened read(Path folder, BundleDigest digest, Scratch.Room room) throws IOException {
        var file = folder.resolve(ApplicationFile.NAME);
        if (!Files.isRegularFile(file)) {
            return unusable(
                    "slipway-yaml-missing",
                    "the bundle " + digest + " has no " + ApplicationFile.NAME,
                    "put one beside the application");
        }
        try {
            return new Opened.Contents(folder, ApplicationFile.parse(Files.readAllBytes(file)), Optional.of(room));
        } catch (InvalidFileException unreadable) {
            return new Opened.Unusable(Finding.failAll(
                    "slipway-yaml-invalid",
                    ApplicationFile.NAME + " in the bundle cannot be used",
                    "correct it and make a new release",
                    unreadable.problems().stream().map(Problem::toString).toList()));
        }
    }

    private static Opened refused(BundleStoreException problem) {
        var message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case BundleStoreException.Unreachable _ -> new Opened.Unseen("the bundle cannot be fetched: " + message);
            case BundleStoreException.Denied _ ->
                unusable("store-denied", message, "have the operator correct the store's settings");
            case BundleStoreException.Missing _ ->
                unusable("bundle-missing", message, "store the bundle before asking for the release");
            case BundleStoreException.Damaged _ -> unusable("bundle-damaged", message, "make a new release of it");
        };
    }

    private static Opened unusable(String code, String observed, String fix) {
        return new Opened.Unusable(Finding.fail(code, observed, fix));
    }
}
