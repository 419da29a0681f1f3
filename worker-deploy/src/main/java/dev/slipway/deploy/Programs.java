package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.release.container.ProgramFit;
import dev.slipway.runtime.GiveUp;
import java.util.Optional;

/** Services as programs of this host, which slipway.yaml names by a command. */
record Programs(Variables variables, Optional<String> user) implements Workloads {

    @Override
    public Workload of(Target target, Release release, OpenedRelease opened, Service service) {
        var problems = ProgramFit.problems(service);
        if (!problems.isEmpty()) {
            throw new GiveUp("application-unfit", String.join("; ", problems) + ".", "application-unfit");
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
}
