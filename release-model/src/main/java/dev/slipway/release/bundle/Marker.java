package dev.slipway.release.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in an unpacked bundle that says which one it is; written last, so it also says that all is there. */
final class Marker {

    static final String NAME = ".slipway-bundle";

    private Marker() {}

    static void write(Path folder, BundleDigest digest) throws IOException {
        Files.writeString(folder.resolve(NAME), digest.hex());
    }

    static boolean marks(Path folder, BundleDigest digest) throws IOException {
        var file = folder.resolve(NAME);
        return Files.isRegularFile(file) && Files.readString(file).equals(digest.hex());
    }
}
