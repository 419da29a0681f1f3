package dev.slipway.release;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service is started and stopped; the command is an argument list, no shell ever reads it. */
public record Launch(
        List<String> command,
        Optional<Path> workingDirectory,
        Map<String, Setting> environment,
        String portVariable,
        Duration stopGrace) {

    public Launch {
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
