package dev.slipway.release.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a bundle's bytes: its name everywhere, and the proof that nobody touched it. */
public record BundleDigest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public BundleDigest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("`" + hex + "` is not a SHA-256 digest; it has 64 digits 0-9 and a-f");
        }
    }

    public static BundleDigest of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    public static BundleDigest of(byte[] content) {
        var sha256 = sha256();
        sha256.update(content);
        return of(sha256);
    }

    static BundleDigest of(InputStream bytes) throws IOException {
        var sha256 = sha256();
        new DigestInputStream(bytes, sha256).transferTo(OutputStream.nullOutputStream());
        return of(sha256);
    }

    static BundleDigest of(MessageDigest finished) {
        return new BundleDigest(HexFormat.of().formatHex(finished.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, this one has not", e);
        }
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
