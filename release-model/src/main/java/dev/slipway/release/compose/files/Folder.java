package dev.slipway.release.compose.files;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bundle's folder, out of which no path in a Compose file leads; reads a bounded number of bounded files. */
public final class Folder {

    private static final int MOST_FILES = 200;
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int LARGEST_TOTAL = 16 * 1024 * 1024;
    private static final int LONGEST_PATH = 1024;

    private final Path root;
    private final Problems problems;
    private final Map<String, Optional<byte[]>> read = new HashMap<>();
    private int total;

    public Folder(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The content of a file; nothing and a problem at `asker` when it must not be read or is not there. */
    public Optional<byte[]> read(String path, String as, Place asker) {
        return inside(path, as, asker).flatMap(file -> {
            if (!Files.isRegularFile(file)) {
                problems.add(asker, as + " `" + path + "` is not there; put it into the bundle or correct the path");
                return Optional.empty();
            }
            return read.computeIfAbsent(path, _ -> content(file, path, as, asker));
        });
    }

    public boolean has(String path) {
        return resolved(path).filter(Files::isRegularFile).isPresent();
    }

    /** Where a path leads, when it stays inside; otherwise a problem at `asker`. */
    public Optional<Path> inside(String path, String as, Place asker) {
        var refused = refusal(path);
        refused.ifPresent(reason -> problems.add(
                asker, as + " `" + shown(path) + "` " + reason + "; only what lies inside the bundle can be used"));
        return refused.isPresent() ? Optional.empty() : resolved(path);
    }

    private Optional<String> refusal(String path) {
        if (path.length() > LONGEST_PATH || path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return Optional.of("is no usable path");
        }
        if (LexicalPath.isAbsolute(path) || LexicalPath.isOfHome(path)) {
            return Optional.of("is not relative to the bundle");
        }
        if (LexicalPath.leadsOut(LexicalPath.clean(path))) {
            return Optional.of("leads out of the bundle");
        }
        return resolved(path).isEmpty()
                ? Optional.of("is no usable path")
                : resolved(path).filter(this::escapes).map(_ -> "is a link that leads out of the bundle");
    }

    private Optional<Path> resolved(String path) {
        try {
            return Optional.of(root.resolve(LexicalPath.clean(path)).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Looks at the nearest part of the path that exists: what does not exist is no link. */
    private boolean escapes(Path path) {
        var existing = path;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            return existing != null
                    && existing.startsWith(root)
                    && !existing.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return true; // a link that leads nowhere, or in circles
        }
    }

    private Optional<byte[]> content(Path file, String path, String as, Place asker) {
        if (read.size() >= MOST_FILES) {
            problems.add(asker, as + " `" + path + "` is one more than the " + MOST_FILES + " files that may be read");
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                problems.add(asker, as + " `" + path + "` is larger than the " + LARGEST_FILE + " bytes allowed");
                return Optional.empty();
            }
            total += content.length;
            if (total > LARGEST_TOTAL) {
                problems.add(asker, "all files together are larger than the " + LARGEST_TOTAL + " bytes allowed");
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (IOException e) {
            problems.add(asker, as + " `" + path + "` cannot be read (" + e + "); check that this user may read it");
            return Optional.empty();
        }
    }

    private static String shown(String path) {
        var visible = path.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= 120 ? visible : visible.substring(0, 120) + "…";
    }
}
