package dev.slipway.validate.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A folder for files that are looked at once; what a killed process left there goes when the next one comes by. */
public final class Scratch {

    /** What is done with a file while it is there. */
    @FunctionalInterface
    interface Look {
        Finding at(Path file) throws IOException;
    }

    private static final String PREFIX = "bundle-";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path folder;
    private final InstantSource clock;

    public Scratch(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Gives a path at which nothing is yet, and removes whatever is there afterwards. */
    Finding with(Look look) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned();
        var own = Files.createTempDirectory(folder, PREFIX);
        try {
            return look.at(own.resolve("bundle"));
        } finally {
            remove(own);
        }
    }

    private void removeAbandoned() throws IOException {
        var limit = clock.instant().minus(ABANDONED_AFTER);
        try (var found = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var old : found) {
                removeIfBefore(limit, old);
            }
        }
    }

    private static void removeIfBefore(Instant limit, Path old) throws IOException {
        try {
            if (Files.getLastModifiedTime(old).toInstant().isBefore(limit)) {
                remove(old);
            }
        } catch (NoSuchFileException gone) {
            return; // another request was faster
        }
    }

    private static void remove(Path own) throws IOException {
        try (var files = Files.newDirectoryStream(own)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(own);
    }
}
