package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that Compose files ask for: the services of the active profiles, and what these use. */
public record ComposeProject(
        String name,
        Map<String, ComposeService> services,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, Secret> secrets,
        Map<String, Config> configs,
        List<ComposeNote> notes) {

    public ComposeProject {
        services = Ordered.copyOf(services);
        networks = Ordered.copyOf(networks);
        volumes = Ordered.copyOf(volumes);
        secrets = Ordered.copyOf(secrets);
        configs = Ordered.copyOf(configs);
        notes = List.copyOf(notes);
    }

    public Optional<ComposeService> service(String service) {
        return Optional.ofNullable(services.get(service));
    }
}
