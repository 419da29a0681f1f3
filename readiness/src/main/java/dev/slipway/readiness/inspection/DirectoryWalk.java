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
    private final Unseen unseen;
    private long bytes;

    private DirectoryWalk(Path root, DirectoryLimits limits) {
        this.root = root;
        this.limits = limits;
        this.unseen = new Unseen(limits);
    }

    static SourceFiles through(Path directory, DirectoryLimits limits) throws IOException {
        var walk = new DirectoryWalk(directory.toRealPath(), limits);
        Files.walkFileTree(walk.root, EnumSet.noneOf(FileVisitOption.class), limits.depth(), walk);
        walk.found.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        walk.unseen.passedOver(Math.max(0, walk.found.size() - limits.files()));
        walk.found.stream().limit(limits.files()).forEach(walk::read);
        walk.found.stream().skip(limits.files()).map(walk::path).forEach(walk.unread::add);
        walk.files.sort(Comparator.comparing(SourceFile::path));
        return new SourceFiles(walk.files, walk.unread, walk.unseen.notes(walk.files));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && SkippedFolders.skips(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (found.size() >= limits.seen()) {
            unseen.endless();
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isRegularFile()) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        unseen.unreadable(path(file));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    /** What lies further up tells more, so it is read first, until there is enough. */
    private void read(Path file) {
        var path = path(file);
        if (bytes >= limits.bytes()) {
            unseen.tooMuch();
            unread.add(path);
            return;
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var content = in.readNBytes(limits.bytesPerFile() + 1);
            bytes += content.length;
            text(content)
                    .ifPresentOrElse(
                            text -> files.add(new SourceFile(path, whole(path, content, text))),
                            () -> unread.add(path));
        } catch (IOException unreadable) {
            unseen.unreadable(path);
            unread.add(path);
        }
    }

    /** Of a text that is too long the lines that were read to their ends. */
    private String whole(String path, byte[] content, String text) {
        if (content.length <= limits.bytesPerFile()) {
            return text;
        }
        unseen.beheaded(path);
        return text.substring(0, Math.max(0, text.lastIndexOf('\n')));
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
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
