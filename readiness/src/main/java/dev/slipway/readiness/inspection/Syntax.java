package dev.slipway.readiness.inspection;

import java.util.Locale;
import java.util.Set;

/** How a kind of file says that something is only a comment. */
enum Syntax {
    HASH("#"),
    SLASHES("//"),
    DASHES("--"),
    BATCH("rem "),
    MARKUP(""),
    NONE("");

    private static final Set<String> WITH_SLASHES = Set.of(
            "js",
            "mjs",
            "cjs",
            "ts",
            "tsx",
            "jsx",
            "java",
            "kt",
            "kts",
            "scala",
            "go",
            "rs",
            "cs",
            "swift",
            "dart",
            "php",
            "groovy",
            "gradle",
            "vue",
            "svelte",
            "c",
            "cpp",
            "h",
            "prisma",
            "jenkinsfile");
    private static final Set<String> WITHOUT = Set.of("md", "markdown", "txt", "rst", "adoc", "json", "csv", "");

    private final String mark;

    Syntax(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    boolean hasBlocks() {
        return this == SLASHES || this == DASHES;
    }

    static Syntax of(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("jenkinsfile")) {
            return SLASHES;
        }
        var ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        if (WITH_SLASHES.contains(ending)) {
            return SLASHES;
        }
        return switch (ending) {
            case "sql" -> DASHES;
            case "bat", "cmd" -> BATCH;
            case "html", "htm", "xml" -> MARKUP;
            case "" -> HASH; // Makefile, Dockerfile, Procfile, scripts without an ending
            default -> WITHOUT.contains(ending) ? NONE : HASH;
        };
    }
}
