package dev.slipway.release.compose.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as texts: those in Compose files need not exist here, nor be fit for this file system. */
public final class LexicalPath {

    private LexicalPath() {}

    public static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("(?s)[A-Za-z]:[\\\\/].*") || path.startsWith("\\\\");
    }

    /** Of a home folder, which only the host knows. */
    public static boolean isOfHome(String path) {
        return path.startsWith("~");
    }

    /** What stands where a folder could, but is none: an address, or what another service builds. */
    public static boolean isAddress(String written) {
        return written.contains("://") || written.matches("(?s)(service:|git@|github\\.com/).*");
    }

    /** The shortest path to the same place; `.` for the folder itself. */
    public static String clean(String path) {
        var rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (var part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..") && !rooted) {
                parts.addLast(part);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        var cleaned = (rooted ? "/" : "") + String.join("/", parts);
        return cleaned.isEmpty() ? "." : cleaned;
    }

    /** A path that was written in a file, as seen from the folder above all files. */
    public static String from(String folder, String written) {
        return isAbsolute(written) || isOfHome(written) || written.isEmpty() ? written : clean(folder + "/" + written);
    }

    /** The folder that a path leads into; `.` when the path has only one part. */
    public static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    public static boolean leadsOut(String path) {
        return path.equals("..") || path.startsWith("../");
    }
}
