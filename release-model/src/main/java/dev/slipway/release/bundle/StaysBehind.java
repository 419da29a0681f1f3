package dev.slipway.release.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which files never leave the machine, and which the application's people left out themselves. */
final class StaysBehind {

    static final String IGNORE_FILE = ".slipwayignore";

    private static final Set<String> BULK = Set.of("node_modules", "target");
    private static final Set<String> PRIVATE_FOLDERS = Set.of(".git", ".ssh", ".aws", ".gnupg", ".slipway");
    private static final Set<String> PRIVATE_FILES = Set.of(".netrc", ".pgpass", ".git-credentials");
    private static final List<String> KEY_ENDINGS =
            List.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk");
    private static final List<String> KEY_BEGINNINGS = List.of("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519");

    private final List<IgnorePattern> ignored;

    private StaysBehind(List<IgnorePattern> ignored) {
        this.ignored = List.copyOf(ignored);
    }

    static StaysBehind in(Path root) throws IOException {
        var file = root.resolve(IGNORE_FILE);
        var patterns = new ArrayList<IgnorePattern>();
        if (Files.isRegularFile(file)) {
            Files.readAllLines(file).forEach(line -> IgnorePattern.parse(line).ifPresent(patterns::add));
        }
        return new StaysBehind(patterns);
    }

    /** The rule that keeps this path here; nothing for one that goes. */
    Optional<String> why(String path, boolean folder) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return mustStay(name)
                .or(() ->
                        lastMatch(path, folder).map(IgnorePattern::takesBackIn).orElse(false)
                                ? Optional.empty()
                                : wishedToStay(path, folder, name));
    }

    private Optional<String> wishedToStay(String path, boolean folder, String name) {
        return lastMatch(path, folder)
                .map(pattern -> "`" + pattern.written() + "` in " + IGNORE_FILE)
                .or(() -> folder && BULK.contains(name) ? Optional.of("made by a build") : Optional.empty());
    }

    private Optional<IgnorePattern> lastMatch(String path, boolean folder) {
        return ignored.reversed().stream()
                .filter(pattern -> pattern.matches(path, folder))
                .findFirst();
    }

    private static Optional<String> mustStay(String name) {
        if (PRIVATE_FOLDERS.contains(name) || PRIVATE_FILES.contains(name)) {
            return Optional.of("private to this machine");
        }
        if (name.startsWith(".env") && !name.equals(".env.example")) {
            return Optional.of("environment files hold secrets");
        }
        return KEY_ENDINGS.stream().anyMatch(name::endsWith)
                        || KEY_BEGINNINGS.stream().anyMatch(name::startsWith)
                ? Optional.of("looks like a key")
                : Optional.empty();
    }
}
