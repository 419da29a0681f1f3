package dev.slipway.readiness.inspection;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Healthcheck;
import dev.slipway.release.compose.model.Logging;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Written;
import java.util.List;
import java.util.Optional;

/** Services as Compose would run them: files merged, variables put in. */
final class ResolvedContainers {

    private ResolvedContainers() {}

    static List<Container> of(ComposeProject project) {
        return project.services().values().stream()
                .map(ResolvedContainers::container)
                .toList();
    }

    private static Container container(ComposeService service) {
        var place = service.origin().file() + ":" + service.origin().line();
        var origin = new Container.Origin(
                service.image().map(Written::value),
                service.build().map(build -> build.context()),
                service.build()
                        .flatMap(build ->
                                build.inlineDockerfile().isPresent() ? Optional.of("inline") : build.dockerfile()));
        return new Container(service.name(), place, origin, walls(service), running(service));
    }

    private static Container.Walls walls(ComposeService service) {
        var privileges = service.privileges();
        var hardened = service.storage().readOnly()
                || !privileges.droppedCapabilities().isEmpty()
                || privileges.securityOptions().stream()
                        .anyMatch(option -> option.value().startsWith("no-new-privileges"));
        return new Container.Walls(
                service.process().user().map(Written::value),
                service.resources().limitsMemory(),
                service.resources().limitsProcessors(),
                privileges.privileged().map(Written::value).orElse(false) || takesEngine(service),
                hardened);
    }

    private static boolean takesEngine(ComposeService service) {
        return service.storage().mounts().stream()
                .anyMatch(mount ->
                        mount instanceof Mount.Bind bind && bind.source().endsWith("docker.sock") && !bind.readOnly());
    }

    private static Container.Running running(ComposeService service) {
        var life = service.lifecycle();
        return new Container.Running(
                service.healthcheck().filter(check -> !check.isOff()).map(ResolvedContainers::test),
                service.logging().map(ResolvedContainers::bounded).orElse(false),
                life.restart()
                        .map(restart -> !restart.value().equals("no"))
                        .orElse(life.restartPolicy().isPresent()),
                life.stopGracePeriod().isPresent(),
                life.replicas().map(Written::value).orElse(1L),
                service.networking().ports().stream()
                        .map(port -> port.published().orElse("") + ":" + port.target())
                        .toList());
    }

    private static String test(Healthcheck check) {
        return String.join(" ", check.test());
    }

    private static boolean bounded(Logging logging) {
        return LogDrivers.bounded(
                logging.driver().orElse("json-file"), logging.options().containsKey("max-size"));
    }
}
