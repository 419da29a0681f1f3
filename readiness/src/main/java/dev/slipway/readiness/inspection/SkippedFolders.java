package dev.slipway.readiness.inspection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders whose content nobody of the application wrote: what was downloaded or built. */
final class SkippedFolders {

    private static final Set<String> ALWAYS = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".idea",
            ".vscode",
            ".gradle",
            ".next",
            ".nuxt",
            ".output",
            ".cache",
            ".tox",
            ".venv",
            ".terraform",
            ".slipway",
            ".mypy_cache",
            ".pytest_cache",
            "node_modules",
            "bower_components",
            "vendor",
            "__pycache__",
            "site-packages",
            "venv",
            "pods",
            "coverage",
            "jspm_packages",
            ".yarn",
            ".pnpm-store");

    /** Names that are the outcome of a build only beside what is built. */
    private static final Set<String> BUILT = Set.of("target", "build", "dist", "out", "obj");

    private static final List<String> BUILD_FILES = List.of(
            "pom.xml",
            "Cargo.toml",
            "build.gradle",
            "build.gradle.kts",
            "build.sbt",
            "package.json",
            "setup.py",
            "pyproject.toml",
            "CMakeLists.txt",
            "mix.exs");

    private SkippedFolders() {}

    static boolean skips(Path folder) {
        var name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name)
                || BUILT.contains(name) && isBuiltBeside(folder.toAbsolutePath().getParent());
    }

    private static boolean isBuiltBeside(@Nullable Path parent) {
        return parent != null && BUILD_FILES.stream().anyMatch(file -> Files.exists(parent.resolve(file)));
    }
}
