package dev.slipway.parts.registry;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Works the digest of a manifest out instead of believing the header that claims it. */
final class Manifests {

    private Manifests() {}

    static String digest(ImageName image, Registry registry, byte[] manifest) throws Unreachable {
        var found = "sha256:" + HexFormat.of().formatHex(sha256(manifest));
        if (image.digest().filter(asked -> !asked.equals(found)).isPresent()) {
            throw new Unreachable(
                    "the registry " + registry.host() + " answers with " + found + " when asked for " + image,
                    "find out who stands between; an honest registry cannot do that");
        }
        return found;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
