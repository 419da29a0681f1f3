package dev.slipway.release.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks an application directory and sorts what it finds: goes along, stays behind, must not be there. */
final class Selection extends SimpleFileVisitor<Path> {

    private final Path root;
    private final StaysBehind rules;
    private final BundleLimits limits;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long totalBytes;

    private Selection(Path root, StaysBehind rules, BundleLimits limits) {
        this.root = root;
        this.rules = rules;
        this.limits = limits;
    }

    static Selection of(Path directory, BundleLimits limits) throws IOException {
        var root = directory.toRealPath();
        var selection = new Selection(root, StaysBehind.in(root), limits);
        Files.walkFileTree(root, selection);
        return selection;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root) || goes(folder, true) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!goes(file, false)) {
            return FileVisitResult.CONTINUE;
        }
        take(file, attributes);
        if (files.size() > limits.entries()) {
            refusals.add("there are more than " + limits.entries() + " files; list what is not needed in "
                    + StaysBehind.IGNORE_FILE);
            return FileVisitResult.TERMINATE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        if (goes(file, false)) {
            refusals.add(name(file) + " cannot be read (" + problem + "); correct its rights or leave it out");
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean goes(Path path, boolean folder) {
        var why = rules.why(name(path), folder);
        why.ifPresent(rule -> leftOut.add(new LeftOut(name(path), rule)));
        return why.isEmpty();
    }

    private void take(Path file, BasicFileAttributes attributes) throws IOException {
        var name = name(file);
        totalBytes += attributes.size();
        if (attributes.isSymbolicLink()) {
            refusals.add(name + " is a link, which could lead anywhere; put a copy there or leave it out");
        } else if (!attributes.isRegularFile()) {
            refusals.add(name + " is a device, pipe or socket; leave it out");
        } else if (links(file) > 1) {
            refusals.add(name + " is one file under several names (a hard link); put a copy there or leave it out");
        } else if (attributes.size() > limits.fileBytes()) {
            refusals.add(name + " has " + attributes.size() + " bytes; a file may have " + limits.fileBytes());
        } else if (EntryPath.problemWith(name).isPresent()) {
            refusals.add(
                    EntryPath.shown(name) + " " + EntryPath.problemWith(name).get() + "; rename it");
        } else {
            files.put(name, file);
        }
    }

    private static int links(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                : 1;
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /** What goes along, by its path in the bundle, sorted. */
    SortedMap<String, Path> files() {
        return files;
    }

    List<LeftOut> leftOut() {
        return leftOut.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
    }

    List<String> refusals() {
        var all = new ArrayList<>(refusals);
        if (totalBytes > limits.totalBytes()) {
            all.add("the files have " + totalBytes + " bytes together; a bundle may have " + limits.totalBytes()
                    + "; list what is not needed in " + StaysBehind.IGNORE_FILE);
        }
        if (files.isEmpty() && all.isEmpty()) {
            all.add("there is nothing to pack in " + root + "; name the application's directory");
        }
        return all;
    }
}
