package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Map;
import java.util.Optional;

/** Where the output of a container goes. */
public record Logging(Optional<String> driver, Map<String, String> options, Place origin) {

    public Logging {
        options = Ordered.copyOf(options);
    }
}
