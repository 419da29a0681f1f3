package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.operations.AllowedPowers;
import java.util.List;

/** All powers over the host that the services of a project ask for. */
public final class HostPowers {

    private HostPowers() {}

    /** In the order of the services, each power of a service once. */
    public static List<HostPower> askedFor(ComposeProject project) {
        return project.services().values().stream()
                .flatMap(service -> of(service, project).stream())
                .toList();
    }

    /** Those that the operator does not allow to the service that asks. */
    public static List<HostPower> refused(ComposeProject project, AllowedPowers allowed) {
        return askedFor(project).stream()
                .filter(power -> !allowed.allows(power.service(), power.name()))
                .toList();
    }

    private static List<HostPower> of(ComposeService service, ComposeProject project) {
        var powers = new Asking(service.name());
        Namespaces.powers(service, powers);
        Walls.powers(service, powers);
        HostFiles.powers(service, project, powers);
        Kernel.powers(service, powers);
        return powers.powers();
    }
}
