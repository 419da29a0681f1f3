package dev.slipway.readiness.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text files of a directory: no link is followed, nothing is read twice, and there are bounds to all of it. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final DirectoryLimits limits;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<Path> found = new ArrayList<>();
    private long bytes;

    private DirectoryWalk(Path root, DirectoryLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    static SourceFiles through(Path directory, DirectoryLimits limits) throws IOException {
        var walk = new DirectoryWalk(directory.toRealPath(), limits);
        Files.walkFileTree(walk.root, EnumSet.noneOf(FileVisitOption.class), limits.depth(), walk);
        walk.found.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        walk.found.forEach(walk::read);
        walk.files.sort(Comparator.comparing(SourceFile::path));
        return new SourceFiles(walk.files, walk.unread);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && SkippedFolders.skips(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (found.size() >= limits.files()) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isRegularFile()) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE; // what this user may not read is as if it were not there
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    /** What lies further up tells more, so it is read first, until there is enough. */
    private void read(Path file) {
        var path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (bytes >= limits.bytes()) {
            unread.add(path);
            return;
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var content = in.readNBytes(limits.bytesPerFile() + 1);
            bytes += content.length;
            Optional.of(content)
                    .filter(all -> all.length <= limits.bytesPerFile())
                    .flatMap(DirectoryWalk::text)
                    .ifPresentOrElse(text -> files.add(new SourceFile(path, text)), () -> unread.add(path));
        } catch (IOException unreadable) {
            unread.add(path);
        }
    }

    /** Nothing for what is no text in an encoding of today or yesterday. */
    private static Optional<String> text(byte[] content) {
        for (var each : content) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException older) {
            return Optional.of(new String(content, StandardCharsets.ISO_8859_1));
        }
    }
}
