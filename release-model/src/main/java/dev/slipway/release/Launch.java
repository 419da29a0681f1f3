package dev.slipway.release;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is started and stopped.
 *
 * @param command an argument list, which no shell ever reads; empty where an image says what runs
 * @param port where its container listens, if the Compose file does not tell
 */
public record Launch(
        List<String> command,
        Optional<Path> workingDirectory,
        Map<String, Setting> environment,
        String portVariable,
        Optional<Integer> port,
        Duration stopGrace) {

    public Launch {
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
