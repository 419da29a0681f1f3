package dev.slipway.validate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for files that are looked at once; what a killed process left there goes when the next one comes by. */
public final class Scratch {

    /** A folder of its own for one look; it goes with all that is in it, or else when the next one comes by late enough. */
    public record Room(Path folder) implements AutoCloseable {

        @Override
        public void close() {
            try {
                remove(folder);
            } catch (IOException | UncheckedIOException stays) {
                LOG.warn("{} cannot be removed now; a later look tries again", folder, stays);
            }
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String PREFIX = "bundle-";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path folder;
    private final InstantSource clock;

    public Scratch(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Makes an empty folder that nobody else knows of. */
    public Room room() throws IOException {
        Files.createDirectories(folder);
        removeAbandoned();
        return new Room(Files.createTempDirectory(folder, PREFIX));
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
                new Room(old).close();
            }
        } catch (NoSuchFileException gone) {
            return; // another request was faster
        }
    }

    private static void remove(Path own) throws IOException {
        List<Path> inside;
        try (var walk = Files.walk(own)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
