package dev.slipway.release.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;

/** Saves what comes from a store under a passing name, and gives it its own only when it is what was asked for. */
final class CheckedDownload {

    private CheckedDownload() {}

    static void save(InputStream in, BundleDigest digest, Path file, long mostBytes) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var passing = Files.createTempFile(folder, ".fetching-", "");
        try {
            var found = copy(in, passing, digest, mostBytes);
            if (!found.equals(digest)) {
                throw new BundleStoreException.Damaged("the store's object for " + digest + " has the digest " + found
                        + "; it was damaged or exchanged, so publish the release again");
            }
            Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passing);
        }
    }

    private static BundleDigest copy(InputStream in, Path to, BundleDigest digest, long mostBytes) throws IOException {
        var sha256 = BundleDigest.sha256();
        var buffer = new byte[64 * 1024];
        var total = 0L;
        try (var out = new DigestOutputStream(Files.newOutputStream(to), sha256)) {
            for (var read = read(in, buffer, digest); read >= 0; read = read(in, buffer, digest)) {
                total += read;
                if (total > mostBytes) {
                    throw new BundleStoreException.Damaged(
                            "the store's object for " + digest + " has more than the " + mostBytes + " bytes allowed");
                }
                out.write(buffer, 0, read);
            }
        }
        return BundleDigest.of(sha256);
    }

    private static int read(InputStream in, byte[] buffer, BundleDigest digest) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BundleStoreException.Unreachable("the store broke off in the middle of " + digest, e);
        }
    }
}
