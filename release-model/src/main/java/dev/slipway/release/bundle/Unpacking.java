package dev.slipway.release.bundle;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** A folder that is being filled: becomes the release's folder in one rename, or disappears. */
final class Unpacking implements AutoCloseable {

    private static final String PREFIX = ".unpacking-";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);
    private static final String FOLDER = "rwxr-xr-x";
    private static final String FILE = "rw-r--r--";

    private final Path folder;

    private Unpacking(Path folder) {
        this.folder = folder;
    }

    static Unpacking below(Path releases) throws IOException {
        return new Unpacking(Files.createTempDirectory(releases, PREFIX));
    }

    /** What a killed process left behind. */
    static void removeAbandoned(Path releases, InstantSource clock) throws IOException {
        var limit = clock.instant().minus(ABANDONED_AFTER);
        try (var found = Files.newDirectoryStream(releases, PREFIX + "*")) {
            for (var old : found) {
                if (Files.getLastModifiedTime(old).toInstant().isBefore(limit)) {
                    remove(old);
                }
            }
        }
    }

    Path all(Archive archive, BundleDigest digest, Path target) throws IOException {
        for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
            switch (entry.get()) {
                case ArchiveEntry.Folder sub -> makeFolders(sub.path());
                case ArchiveEntry.File file -> write(file);
            }
        }
        Marker.write(folder, digest);
        setMode(folder, FOLDER);
        return moveTo(target, digest);
    }

    private Path moveTo(Path target, BundleDigest digest) throws IOException {
        try {
            return Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Marker.marks(target, digest)) {
                return target; // another process was faster
            }
            throw new IOException(target + " is there but is not this bundle; move it away", e);
        }
    }

    private void write(ArchiveEntry.File file) throws IOException {
        var path = folder.resolve(file.path());
        makeFolders(file.folder());
        try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.content().transferTo(out);
        }
        setMode(path, file.executable() ? FOLDER : FILE);
    }

    private void makeFolders(String below) throws IOException {
        var path = folder;
        for (var part : Path.of(below)) {
            path = path.resolve(part);
            if (!Files.isDirectory(path)) {
                Files.createDirectory(path);
                setMode(path, FOLDER);
            }
        }
    }

    private static void setMode(Path path, String mode) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> inside;
        try (var walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
