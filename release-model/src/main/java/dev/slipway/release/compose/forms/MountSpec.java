package dev.slipway.release.compose.forms;

import java.util.ArrayList;
import java.util.List;

/** A volume in its short form, taken apart: `[source:]target[:options]`. */
record MountSpec(String source, String target, List<String> options) {

    static final List<String> PROPAGATIONS = List.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    static MountSpec parse(String written) {
        if (written.isEmpty()) {
            throw new IllegalArgumentException("it is empty; write source:/path/in/container");
        }
        if (written.length() <= 2) {
            return new MountSpec("", written, List.of());
        }
        var parts = parts(written);
        if (parts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("there is nothing between two colons");
        }
        return switch (parts.size()) {
            case 1 -> new MountSpec("", parts.getFirst(), List.of());
            case 2 -> new MountSpec(parts.getFirst(), parts.getLast(), List.of());
            case 3 ->
                new MountSpec(
                        parts.getFirst(), parts.get(1), List.of(parts.getLast().split(",")));
            default -> throw new IllegalArgumentException("it has too many colons");
        };
    }

    /** The colon of a drive letter does not separate. */
    private static List<String> parts(String written) {
        var parts = new ArrayList<String>();
        var begin = 0;
        for (var at = 0; at < written.length(); at++) {
            var drive = at - begin == 1 && Character.isLetter(written.charAt(begin));
            if (written.charAt(at) == ':' && !drive) {
                parts.add(written.substring(begin, at));
                begin = at + 1;
            }
        }
        parts.add(written.substring(begin));
        return parts;
    }

    boolean isBind() {
        return source.matches("(?s)[./~].*|\\\\\\\\.*|[A-Za-z]:.*");
    }

    boolean readOnly() {
        return has("ro") && options.lastIndexOf("ro") > options.lastIndexOf("rw");
    }

    boolean has(String option) {
        return options.contains(option);
    }

    List<String> among(List<String> words) {
        return options.stream().filter(words::contains).toList();
    }
}
