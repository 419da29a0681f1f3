package dev.slipway.release.compose;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.variables.Variables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Which services take part: those without a profile, and those with an active one. */
final class Profiles {

    private static final String VARIABLE = "COMPOSE_PROFILES";
    private static final String ALL = "*";

    private final Set<String> active;

    Profiles(ComposeRequest request, Variables variables) {
        this.active = request.profiles().isEmpty()
                ? variables.get(VARIABLE).map(Profiles::named).orElse(Set.of())
                : request.profiles();
    }

    private static Set<String> named(String written) {
        return Arrays.stream(written.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    ComposeProject activeOf(ComposeProject project) {
        var services = new LinkedHashMap<>(project.services());
        services.values().removeIf(service -> !isActive(service));
        return new ComposeProject(
                project.name(),
                services,
                project.networks(),
                project.volumes(),
                project.secrets(),
                project.configs(),
                project.notes());
    }

    private boolean isActive(ComposeService service) {
        var profiles = service.lifecycle().profiles();
        return profiles.isEmpty() || active.contains(ALL) || profiles.stream().anyMatch(active::contains);
    }
}
