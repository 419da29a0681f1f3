package dev.slipway.testing.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The temporary folder of one part; its name says whose it is, so that what a killed run has left is found by the next. */
record PartFolder(Path path) {

    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    static PartFolder create(String kind) {
        try {
            return new PartFolder(Files.createTempDirectory(
                    PARENT, prefix(kind) + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of runs that are no longer there. */
    static List<PartFolder> abandoned(String kind) {
        try (var folders = Files.list(PARENT)) {
            return folders.filter(folder -> isAbandoned(String.valueOf(folder.getFileName()), prefix(kind)))
                    .map(PartFolder::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Unmounts what is mounted inside, innermost first, and deletes the rest. */
    void delete() {
        mounts().forEach(mount -> Program.run(List.of("umount", "--lazy", mount.toString())));
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + path + " cannot be removed; remove it by hand", e);
        }
    }

    private List<Path> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> Path.of(unescaped(line.split(" ", -1)[1])))
                    .filter(mount -> mount.startsWith(path))
                    .sorted(Comparator.<Path>comparingInt(Path::getNameCount).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String mount) {
        return ESCAPE.matcher(mount).replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 8)));
    }

    private static boolean isAbandoned(String name, String prefix) {
        return name.matches(Pattern.quote(prefix) + "\\d+-.*")
                && ProcessHandle.of(Long.parseLong(name.substring(prefix.length(), name.indexOf('-', prefix.length()))))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static String prefix(String kind) {
        return "slipway-" + kind + "-";
    }
}
