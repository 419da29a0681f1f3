package dev.slipway.migrations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a folder that a stranger may have filled: bounded, and without following links. */
final class FolderFiles extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final FolderLimits limits;
    private final List<Problem> problems;
    private final Map<String, Path> found = new TreeMap<>();
    private long bytes;

    private FolderFiles(Path folder, FolderLimits limits, List<Problem> problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
    }

    /** By path with `/` between its parts, whatever the system uses. */
    static Map<String, Path> in(Path folder, FolderLimits limits, List<Problem> problems) {
        var files = new FolderFiles(folder, limits, problems);
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), limits.depth(), files);
        } catch (IOException e) {
            problems.add(Problem.of(Problem.Kind.UNREADABLE, folder.toString(), "cannot be read: " + e.getMessage()));
        }
        return files.found;
    }

    /** The text of a file, or nothing and one more problem. */
    static Optional<String> text(Path file, String name, FolderLimits limits, List<Problem> problems) {
        try {
            if (Files.size(file) > limits.bytesPerFile()) {
                problems.add(Problem.of(
                        Problem.Kind.UNREADABLE,
                        name,
                        "is larger than " + limits.bytesPerFile() + " bytes; load data apart from the schema"));
                return Optional.empty();
            }
            return decoded(Files.readAllBytes(file), name, problems);
        } catch (IOException e) {
            problems.add(Problem.of(Problem.Kind.UNREADABLE, name, "cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        var name =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (!attributes.isRegularFile()) {
            return refuse(name, attributes);
        }
        found.put(name, file);
        bytes += attributes.size();
        if (found.size() > limits.files() || bytes > limits.bytes()) {
            problems.add(Problem.of(
                    Problem.Kind.UNREADABLE,
                    name,
                    "is where reading stopped: a folder of migrations holds at most " + limits.files() + " files and "
                            + limits.bytes() + " bytes"));
            return FileVisitResult.TERMINATE;
        }
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult refuse(String name, BasicFileAttributes attributes) {
        var message = attributes.isSymbolicLink()
                ? "is a link; put the file itself there, because a bundle must be whole"
                : attributes.isDirectory()
                        ? "lies deeper than " + limits.depth() + " folders; nothing in it is run"
                        : "is not a plain file";
        problems.add(Problem.of(Problem.Kind.UNREADABLE, name, message));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        problems.add(Problem.of(
                Problem.Kind.UNREADABLE,
                folder.relativize(file).toString(),
                "cannot be read: " + failure.getMessage()));
        return FileVisitResult.CONTINUE;
    }

    private static Optional<String> decoded(byte[] bytes, String name, List<Problem> problems) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var input = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(decoder.decode(input).toString());
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < input.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(Problem.at(Problem.Kind.NOT_UTF8, name, line, "is not UTF-8 from here on; save it as UTF-8"));
            return Optional.empty();
        }
    }

    static boolean isPlainFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
