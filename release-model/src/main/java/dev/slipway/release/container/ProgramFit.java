package dev.slipway.release.container;

import dev.slipway.release.Application;
import dev.slipway.release.Probe;
import dev.slipway.release.Service;
import java.util.List;
import java.util.stream.Stream;

/** Whether an application can run as processes, of which only slipway.yaml tells. */
public final class ProgramFit {

    private ProgramFit() {}

    public static List<String> problems(Application application) {
        return application.services().stream()
                .flatMap(service -> problems(service).stream())
                .toList();
    }

    public static List<String> problems(Service service) {
        return Stream.of(
                        service.launch().command().isEmpty()
                                ? "has no `command`, and the target runs processes; add it"
                                : "",
                        service.readiness().probe() instanceof Probe.HealthOfContainer
                                ? "waits for the health check of a container, and the target runs processes; give"
                                        + " `health` a path or `tcp`"
                                : "")
                .filter(problem -> !problem.isEmpty())
                .map(problem -> "the service `" + service.name() + "` " + problem)
                .toList();
    }
}
