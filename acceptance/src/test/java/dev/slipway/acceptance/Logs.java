package dev.slipway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the workers of a test write: outside its temporary folder, so that a failure can be looked into. */
final class Logs {

    private Logs() {}

    static Path of(Path folder, String worker) {
        try {
            var logs = Files.createDirectories(
                    Path.of("target", "logs", folder.getFileName().toString()).toAbsolutePath());
            return logs.resolve(worker + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
