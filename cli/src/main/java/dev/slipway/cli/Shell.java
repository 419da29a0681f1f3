package dev.slipway.cli;

import dev.slipway.cli.tell.Screen;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** What a command was called in: the screen, the environment and the directory; a test gives its own. */
public record Shell(Screen screen, Map<String, String> environment, Path directory, InstantSource clock) {

    static Shell ofThisProcess() {
        var environment = System.getenv();
        return new Shell(
                Screen.ofThisProcess(environment), environment, Path.of("").toAbsolutePath(), InstantSource.system());
    }

    /** A path as the person typed it, seen from where they typed it. */
    public Path resolve(String typed) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var expanded = typed.equals("~") || typed.startsWith("~/") ? home + typed.substring(1) : typed;
        return directory.resolve(expanded).normalize();
    }
}
