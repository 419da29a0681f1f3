package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Written;
import java.util.Optional;

/** Namespaces of the host, or of a container that is not the project's, instead of ones of their own. */
final class Namespaces {

    private Namespaces() {}

    static void powers(ComposeService service, Asking asking) {
        var namespaces = service.privileges().namespaces();
        shared("network", service.networking().mode(), "it uses the network as the host does", asking);
        shared("pid", namespaces.processes(), "it sees all processes and can end them", asking);
        shared("ipc", namespaces.ipc(), "it reads the shared memory of others", asking);
        shared("uts", namespaces.hostName(), "it can rename the host", asking);
        shared("userns", namespaces.users(), "its root is the root of the host", asking);
        shared("cgroup", namespaces.cgroup(), "it sees the control groups of the host", asking);
        namespaces
                .cgroupParent()
                .ifPresent(parent ->
                        asking.askFor("cgroup-parent", parent, "it runs under limits that others set or share"));
    }

    private static void shared(String kind, Optional<Written<String>> mode, String meaning, Asking asking) {
        mode.filter(written -> written.value().equals("host") || written.value().startsWith("container:"))
                .ifPresent(written -> asking.askFor(kind, written, meaning));
    }
}
