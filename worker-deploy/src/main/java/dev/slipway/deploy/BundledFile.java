package dev.slipway.deploy;

import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the release that is handed to a container; the reader of Compose files has seen that it lies inside. */
final class BundledFile {

    private static final long LARGEST = 1024 * 1024;

    private BundledFile() {}

    static byte[] read(Path folder, String path) {
        try {
            var file = folder.resolve(path);
            if (Files.size(file) > LARGEST) {
                throw unfit("`" + path + "` is larger than " + LARGEST + " bytes; put it into the image");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unfit("`" + path + "` of the release cannot be read: " + unreadable);
        }
    }

    private static GiveUp unfit(String what) {
        return new GiveUp("application-unfit", what + ".", "application-unfit");
    }
}
