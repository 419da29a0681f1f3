package dev.slipway.migrations.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The temporary folder of one server, whose name tells which process to ask whether it is still needed. */
record ScratchFolder(Path path) {

    private static final String PREFIX = "slipway-scratch-";
    private static final Pattern OWNED = Pattern.compile(PREFIX + "(\\d+)-.*");

    static ScratchFolder create(Path parent, Account account) {
        try {
            var folder = Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-");
            account.give(folder);
            return new ScratchFolder(folder);
        } catch (IOException e) {
            throw new CannotStart("no temporary folder can be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** Folders of processes that ended without a chance to clean up; what another user has put there is left alone. */
    static List<ScratchFolder> abandoned(Path parent, Account account) {
        var found = new ArrayList<ScratchFolder>();
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                var owned = OWNED.matcher(String.valueOf(folder.getFileName()));
                if (owned.matches() && isGone(Long.parseLong(owned.group(1))) && account.owns(folder)) {
                    found.add(new ScratchFolder(folder));
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    Path data() {
        return path.resolve("data");
    }

    /** A file that the account alone can read. */
    Path secret(String name, String content, Account account) {
        var file = path.resolve(name);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
            account.give(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
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

    private static boolean isGone(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }
}
