package dev.slipway.release.operations;

import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** targets.yaml as it is now: read again when it changed, and kept as it was while the new content is broken. */
public final class OperationsFile {

    public static final String NAME = "targets.yaml";

    private static final String WHEN_MISSING =
            "`slipway up` makes one with a local key; the guide shows a complete example for an operator's own";

    private final Path path;
    private final Consumer<String> warnings;
    private Operations lastGood;
    private Stamp lastSeen;

    private OperationsFile(Path path, Consumer<String> warnings) {
        this.path = path;
        this.warnings = warnings;
        this.lastSeen = Stamp.of(path);
        this.lastGood = read(path);
    }

    /** Reads the file once: a worker must not start on rules that nobody can read. */
    public static OperationsFile open(Path path, Consumer<String> warnings) {
        return new OperationsFile(path, warnings);
    }

    public static Operations read(Path path) {
        return YamlFile.at(path, WHEN_MISSING).read(OperationsShape.OPERATIONS);
    }

    public static Operations parse(byte[] content) {
        return new YamlFile(NAME, content).read(OperationsShape.OPERATIONS);
    }

    /** The rules that hold now. */
    public synchronized Operations current() {
        var stamp = Stamp.of(path);
        if (!stamp.equals(lastSeen)) {
            lastSeen = stamp; // taken before reading: a change meanwhile is seen the next time
            readAgain();
        }
        return lastGood;
    }

    private void readAgain() {
        try {
            lastGood = read(path);
        } catch (InvalidFileException e) {
            warnings.accept(path + " changed and cannot be used, so what it said before still holds; correct it:\n"
                    + e.getMessage());
        }
    }

    /** What tells two contents apart without reading them. */
    private record Stamp(long modifiedNanos, long size, String identity) {

        private static final Stamp GONE = new Stamp(0, -1, "");

        static Stamp of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                        attributes.size(),
                        String.valueOf(attributes.fileKey()));
            } catch (IOException e) {
                return GONE;
            }
        }
    }
}
