package dev.slipway.release.container;

import dev.slipway.release.Application;
import dev.slipway.release.Probe;
import dev.slipway.release.Service;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Healthcheck;
import java.util.List;
import java.util.stream.Stream;

/** Whether an application can run in containers beside its own older self: told before anything is touched. */
public final class ContainerFit {

    private ContainerFit() {}

    /** All that keeps it from that, each as a sentence with what to do. */
    public static List<String> problems(Application application, ComposeProject project) {
        return application.services().stream()
                .flatMap(service -> problems(service, project).stream())
                .toList();
    }

    public static List<String> problems(Service service, ComposeProject project) {
        var name = service.name().value();
        return project.service(name)
                .map(asked -> Stream.of(
                                basics(service, asked), BesideItself.problems(asked), FilesFit.problems(asked, project))
                        .flatMap(problems -> problems)
                        .map(problem -> "the service `" + name + "` " + problem)
                        .toList())
                .orElseGet(() -> List.of("the service `" + name + "` of slipway.yaml is in no Compose file;"
                        + " describe it there under the same name"));
    }

    /** The services of the Compose files that are the operator's business, such as databases. */
    public static List<String> notDeployed(Application application, ComposeProject project) {
        var deployed = application.services().stream()
                .map(service -> service.name().value())
                .toList();
        return project.services().keySet().stream()
                .filter(name -> !deployed.contains(name))
                .toList();
    }

    private static Stream<String> basics(Service service, ComposeService asked) {
        return Stream.of(
                        asked.image().isPresent()
                                ? ""
                                : "has no `image`; build it, push it, and name it in the Compose file",
                        ContainerPort.of(service, asked).isPresent()
                                ? ""
                                : "could listen at any of " + ContainerPort.known(asked)
                                        + "; say `port` in slipway.yaml",
                        service.readiness().probe() instanceof Probe.HealthOfContainer
                                        && asked.healthcheck()
                                                .filter(Healthcheck::isOff)
                                                .isPresent()
                                ? "waits for its health check, which the Compose file switches off; give `health` a path"
                                : "")
                .filter(problem -> !problem.isEmpty());
    }
}
