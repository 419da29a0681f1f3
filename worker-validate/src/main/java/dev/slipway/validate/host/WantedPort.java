package dev.slipway.validate.host;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Port;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A port of the host that a Compose service wants to be published at; of a range the engine takes one that is free. */
record WantedPort(String service, String address, int port, String protocol) {

    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

    static List<WantedPort> of(ComposeProject project) {
        return project.services().values().stream().flatMap(WantedPort::of).toList();
    }

    private static Stream<WantedPort> of(ComposeService service) {
        return service.networking().ports().stream()
                .filter(port -> port.published().filter(WantedPort::isOne).isPresent())
                .map(port -> of(service.name(), port));
    }

    private static WantedPort of(String service, Port port) {
        return new WantedPort(
                service,
                port.hostAddress().orElse(""),
                Integer.parseInt(port.published().orElseThrow()),
                port.protocol());
    }

    private static boolean isOne(String published) {
        return published.matches("[1-9][0-9]{0,4}");
    }

    boolean collidesWith(TakenPort taken) {
        return port == taken.port()
                && protocol.equals(taken.protocol())
                && (address.equals(taken.address()) || ANY.contains(address) || ANY.contains(taken.address()));
    }

    @Override
    public String toString() {
        return "the port " + (address.isEmpty() ? "" : address + ":") + port + "/" + protocol + " of the service `"
                + service + "`";
    }
}
