package dev.slipway.release.bundle;

import java.util.Arrays;
import java.util.Optional;

/** Decides which paths may be in a bundle: those that stay inside its folder on every system. */
final class EntryPath {

    private static final int LONGEST = 1024;
    private static final int LONGEST_PART = 255;
    private static final int DEEPEST = 64;

    private EntryPath() {}

    /** Why a path must not be in a bundle; nothing for one that may. */
    static Optional<String> problemWith(String path) {
        var parts = path.split("/", -1);
        if (path.length() > LONGEST || parts.length > DEEPEST) {
            return Optional.of("is longer or deeper than a path may be");
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            return Optional.of("is an absolute path");
        }
        if (path.chars().anyMatch(c -> c == '\\' || c < ' ' || c == 0x7f)) {
            return Optional.of("has a backslash or control character in it");
        }
        return Arrays.stream(parts)
                .map(EntryPath::problemWithPart)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problemWithPart(String part) {
        if (part.equals("..") || part.equals(".") || part.isEmpty()) {
            return Optional.of("does not lead straight down from the bundle's folder");
        }
        if (part.length() > LONGEST_PART) {
            return Optional.of("is longer or deeper than a path may be");
        }
        return part.equals(Marker.NAME) ? Optional.of("has a name that Slipway keeps for itself") : Optional.empty();
    }

    /** Makes a path from a hostile archive fit to be shown. */
    static String shown(String path) {
        var visible = path.replaceAll("\\p{Cntrl}", "?");
        return "`" + (visible.length() <= 120 ? visible : visible.substring(0, 120) + "…") + "`";
    }
}
