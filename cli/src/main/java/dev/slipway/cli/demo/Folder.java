package dev.slipway.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is there for a while. */
final class Folder {

    private Folder() {}

    static Path temporary() {
        try {
            return Files.createTempDirectory("slipway-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made; name one with --data", e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be removed; remove it by hand", e);
        }
    }
}
