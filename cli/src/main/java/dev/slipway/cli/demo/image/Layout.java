package dev.slipway.cli.demo.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of an image while it is being made: a folder that stands for its root, and a Dockerfile beside it. */
final class Layout implements AutoCloseable {

    private static final String ROOT = "root";

    private final Path folder;

    private Layout(Path folder) {
        this.folder = folder;
    }

    static Layout empty() {
        try {
            var folder = Files.createTempDirectory("slipway-image");
            Files.createDirectories(folder.resolve(ROOT).resolve("tmp"));
            return new Layout(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made for an image", e);
        }
    }

    Path folder() {
        return folder;
    }

    Path at(String place) {
        return folder.resolve(ROOT).resolve(place.substring(1));
    }

    /** A file or folder of this machine, at the same place; links are followed, so that nothing is missing. */
    Layout with(Path original) {
        copy(original, at(original.toString()));
        return this;
    }

    Layout with(Collection<Path> originals) {
        originals.forEach(this::with);
        return this;
    }

    Layout with(String place, String content) {
        try {
            Files.createDirectories(at(place).resolve("..").normalize());
            Files.writeString(at(place), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Layout dockerfile(String lines) {
        try {
            Files.writeString(folder.resolve("Dockerfile"), lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                var place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.resolve("..").normalize());
                    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(from + " cannot be copied for an image", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be removed; remove it by hand", e);
        }
    }
}
