package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Probe;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.util.Optional;

/** Services as programs of this host, which slipway.yaml names by a command. */
record Programs(Variables variables, Optional<String> user) implements Workloads {

    @Override
    public Workload of(Target target, Release release, OpenedRelease opened, Service service) {
        if (service.launch().command().isEmpty()) {
            throw unfit(target, service, "has no `command`", "give it one");
        }
        if (service.readiness().probe() instanceof Probe.HealthOfContainer) {
            throw unfit(target, service, "waits for the health check of a container", "give `health` a path or `tcp`");
        }
        var folder = service.launch()
                .workingDirectory()
                .map(opened.folder()::resolve)
                .orElse(opened.folder());
        return new Workload.Program(
                folder,
                service.launch().command(),
                new Surroundings(
                        variables.of(target, service.environmentIn(target.environment())),
                        service.launch().portVariable(),
                        user));
    }

    private static GiveUp unfit(Target target, Service service, String what, String fix) {
        return new GiveUp(
                "application-unfit",
                "The service `" + service.name() + "` " + what + " in slipway.yaml, but " + target + " runs processes; "
                        + fix + ".",
                "application-unfit");
    }
}
