package dev.slipway.validate.check;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the release's bundle lies in the store as it was announced, and says what to do with it. */
public final class BundleCheck implements ReleaseCheck {

    private final BundleStore store;
    private final ApplicationFit fit;
    private final Scratch scratch;

    public BundleCheck(BundleStore store, ApplicationFit fit, Scratch scratch) {
        this.store = store;
        this.fit = fit;
        this.scratch = scratch;
    }

    @Override
    public String id() {
        return "bundle";
    }

    @Override
    public Finding look(Release release, Target target) throws IOException {
        var claim = release.getBundle();
        return digest(claim).isEmpty()
                ? Finding.fail(
                        "bundle-digest-malformed",
                        "`" + claim.getSha256() + "` is no SHA-256 in lower-case hexadecimal digits",
                        "send the digest of the bundle that was stored")
                : scratch.with(file -> look(target, claim, digest(claim).get(), file));
    }

    private static Optional<BundleDigest> digest(ClaimCheck claim) {
        try {
            return Optional.of(new BundleDigest(claim.getSha256()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Finding look(Target target, ClaimCheck claim, BundleDigest digest, Path file) throws IOException {
        try {
            store.fetch(digest, file);
            return sized(target, claim, digest, file);
        } catch (BundleStoreException problem) {
            return refused(problem);
        } catch (RefusedBundleException unsafe) {
            return Finding.failAll(
                    "bundle-unsafe",
                    "the bundle " + digest + " must not be opened",
                    "make it again with `slipway request`",
                    unsafe.reasons());
        }
    }

    private Finding sized(Target target, ClaimCheck claim, BundleDigest digest, Path file) throws IOException {
        var bytes = Files.size(file);
        return bytes == claim.getBytes()
                ? described(target, digest, file)
                : Finding.fail(
                        "bundle-size-differs",
                        "the bundle " + digest + " has " + bytes + " bytes, the request says " + claim.getBytes(),
                        "send the size of the bundle that was stored");
    }

    private Finding described(Target target, BundleDigest digest, Path file) {
        try {
            return new BundleReader()
                    .read(file, digest, ApplicationFile.NAME)
                    .map(content -> fit.look(target, ApplicationFile.parse(content)))
                    .orElseGet(() -> Finding.fail(
                            "slipway-yaml-missing",
                            "the bundle has no " + ApplicationFile.NAME,
                            "put one beside the application"));
        } catch (InvalidFileException unreadable) {
            return Finding.failAll(
                    "slipway-yaml-invalid",
                    ApplicationFile.NAME + " in the bundle cannot be used",
                    "correct it and make a new release",
                    problems(unreadable));
        }
    }

    private static List<String> problems(InvalidFileException unreadable) {
        return unreadable.problems().stream().map(Problem::toString).toList();
    }

    private static Finding refused(BundleStoreException problem) {
        return switch (problem) {
            case BundleStoreException.Unreachable unreachable ->
                throw new TryAgain("the bundle cannot be fetched at the moment", unreachable);
            case BundleStoreException.Denied denied ->
                Finding.fail("store-denied", message(denied), "have the operator correct the store's settings");
            case BundleStoreException.Missing missing ->
                Finding.fail("bundle-missing", message(missing), "store the bundle before asking for the release");
            case BundleStoreException.Damaged damaged ->
                Finding.fail("bundle-damaged", message(damaged), "make a new release of it");
        };
    }

    private static String message(BundleStoreException problem) {
        return String.valueOf(problem.getMessage());
    }
}
