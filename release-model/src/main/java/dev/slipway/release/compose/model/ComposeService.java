package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Map;
import java.util.Optional;

/** One service: what runs, with which surroundings, and what it may do. */
public record ComposeService(
        String name,
        Optional<Written<String>> image,
        Optional<Build> build,
        Process process,
        Environment environment,
        Networking networking,
        Storage storage,
        Privileges privileges,
        Resources resources,
        Lifecycle lifecycle,
        Optional<Healthcheck> healthcheck,
        Optional<Logging> logging,
        Map<String, String> labels,
        Place origin) {

    public ComposeService {
        labels = Ordered.copyOf(labels);
    }
}
