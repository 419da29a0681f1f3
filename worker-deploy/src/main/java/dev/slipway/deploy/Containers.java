package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.release.compose.ApplicationCompose;
import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.powers.HostPower;
import dev.slipway.release.compose.powers.HostPowers;
import dev.slipway.release.container.ContainerFit;
import dev.slipway.release.container.ContainerPort;
import dev.slipway.release.operations.AllowedPowers;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.GiveUp;
import java.util.List;

/** Services as containers, which the Compose files of the release describe under the same names. */
record Containers(Variables variables, AllowedPowers powers) implements Workloads {

    @Override
    public Workload of(Target target, Release release, OpenedRelease opened, Service service) {
        var project = project(target, opened);
        refuse(ContainerFit.problems(service, project));
        refuse(HostPowers.refused(project, powers).stream()
                .filter(power -> power.service().equals(service.name().value()))
                .map(HostPower::refusal)
                .toList());
        var asked = project.service(service.name().value()).orElseThrow();
        var port = ContainerPort.of(service, asked).orElseThrow();
        return new Workload.Container(
                ImageChoice.of(asked, release),
                project,
                asked,
                port,
                new Packing(variables, powers, target, opened.folder()).of(service, asked, project, port));
    }

    private static ComposeProject project(Target target, OpenedRelease opened) {
        Application application = opened.application();
        try {
            return ApplicationCompose.in(opened.folder(), application, target.environment())
                    .map(ComposeReader::read)
                    .orElseThrow(
                            () -> unfit(List.of("the release has no Compose file that is part of a deployment, but "
                                    + target + " runs containers; add compose.yaml")));
        } catch (InvalidFileException unreadable) {
            throw unfit(unreadable.problems().stream().map(Object::toString).toList());
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw unfit(problems);
        }
    }

    private static GiveUp unfit(List<String> problems) {
        return new GiveUp("application-unfit", String.join("; ", problems) + ".", "application-unfit");
    }
}
