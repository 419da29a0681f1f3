package dev.slipway.release.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where people keep their Compose files. */
public final class ComposeFileNames {

    private static final List<String> MAIN =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    private static final String OVERRIDE = "override";

    private ComposeFileNames() {}

    /** The main file of a folder and the one that Compose lays over it without being asked. */
    public static List<String> standard(Path folder) {
        return withOverlay(folder, OVERRIDE);
    }

    /** The main file of a folder and, if there is one, that of an environment, as in `compose.production.yaml`. */
    public static List<String> forEnvironment(Path folder, String environment) {
        return withOverlay(folder, environment);
    }

    private static List<String> withOverlay(Path folder, String overlay) {
        var main = firstOf(folder, MAIN);
        var over = MAIN.stream()
                .map(name -> name.replace(".y", "." + overlay + ".y"))
                .toList();
        return main.isEmpty()
                ? List.of()
                : Stream.concat(main.stream(), firstOf(folder, over).stream()).toList();
    }

    private static Optional<String> firstOf(Path folder, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .findFirst();
    }
}
