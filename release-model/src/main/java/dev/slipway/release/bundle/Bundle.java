package dev.slipway.release.bundle;

import java.nio.file.Path;
import java.util.List;

/** An application directory as one file, with what went into it and what was left out. */
public record Bundle(Path file, BundleDigest digest, long bytes, List<String> packed, List<LeftOut> leftOut) {

    public Bundle {
        packed = List.copyOf(packed);
        leftOut = List.copyOf(leftOut);
    }
}
