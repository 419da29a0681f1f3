package dev.slipway.release.compose;

import dev.slipway.release.compose.files.Folder;
import dev.slipway.release.compose.model.Attachment;
import dev.slipway.release.compose.model.Build;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Lifecycle;
import dev.slipway.release.compose.model.Network;
import dev.slipway.release.compose.model.Networking;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds what Compose takes for granted: the network for all, dependencies that links imply, variables from outside. */
final class Completion {

    private static final String STANDARD = "default";

    private final Variables variables;
    private final ServiceVariables serviceVariables;

    Completion(Folder folder, Variables variables, Budget budget, Problems problems) {
        this.variables = variables;
        this.serviceVariables = new ServiceVariables(folder, variables, budget, problems);
    }

    ComposeProject of(ComposeProject project) {
        var services = new LinkedHashMap<String, ComposeService>();
        project.services().forEach((name, service) -> services.put(name, completed(service)));
        return new ComposeProject(
                project.name(),
                services,
                networks(project, services),
                project.volumes(),
                project.secrets(),
                project.configs(),
                project.notes());
    }

    private static Map<String, Network> networks(ComposeProject project, Map<String, ComposeService> services) {
        var networks = new LinkedHashMap<>(project.networks());
        services.values().stream()
                .filter(service -> service.networking().networks().containsKey(STANDARD))
                .findFirst()
                .ifPresent(service -> networks.computeIfAbsent(
                        STANDARD, _ -> Network.standard(project.name() + "_" + STANDARD, service.origin())));
        return networks;
    }

    private ComposeService completed(ComposeService service) {
        return new ComposeService(
                service.name(),
                service.image(),
                service.build().map(this::completed),
                service.process(),
                serviceVariables.of(service),
                completed(service.networking()),
                service.storage(),
                service.privileges(),
                service.resources(),
                completed(service.lifecycle(), service),
                service.healthcheck(),
                service.logging(),
                service.labels(),
                service.origin());
    }

    /** An argument without a value comes from the surroundings; one that is not set there is none. */
    private Build completed(Build build) {
        var arguments = new LinkedHashMap<String, Optional<String>>();
        build.arguments()
                .forEach((name, value) -> value.or(() -> variables.get(name))
                        .ifPresent(known -> arguments.put(name, Optional.of(known))));
        var dockerfile = build.inlineDockerfile().isPresent()
                ? build.dockerfile()
                : build.dockerfile().or(() -> Optional.of("Dockerfile"));
        return new Build(
                build.context(),
                dockerfile,
                build.inlineDockerfile(),
                arguments,
                build.target(),
                build.additionalContexts(),
                build.secrets(),
                build.origin());
    }

    private static Networking completed(Networking networking) {
        return networking.mode().isPresent() || !networking.networks().isEmpty()
                ? networking
                : new Networking(
                        networking.mode(),
                        Map.of(STANDARD, Attachment.PLAIN),
                        networking.ports(),
                        networking.exposed(),
                        networking.naming(),
                        networking.extraHosts(),
                        networking.links(),
                        networking.externalLinks());
    }

    private static Lifecycle completed(Lifecycle lifecycle, ComposeService service) {
        var dependencies = new LinkedHashMap<>(lifecycle.dependencies());
        ImpliedDependencies.of(service).forEach(dependencies::putIfAbsent);
        return new Lifecycle(
                dependencies,
                lifecycle.restart(),
                lifecycle.restartPolicy(),
                lifecycle.stopSignal(),
                lifecycle.stopGracePeriod(),
                lifecycle.replicas(),
                lifecycle.profiles(),
                lifecycle.containerName(),
                lifecycle.platform(),
                lifecycle.pullPolicy());
    }
}
