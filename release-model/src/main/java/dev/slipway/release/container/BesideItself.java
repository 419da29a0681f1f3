package dev.slipway.release.container;

import dev.slipway.release.compose.model.ComposeService;
import java.util.stream.Stream;

/** What a service cannot have twice at a time, or not without others that may be gone. */
final class BesideItself {

    private BesideItself() {}

    static Stream<String> problems(ComposeService asked) {
        var networking = asked.networking();
        var mode = networking
                .mode()
                .map(written -> "has `network_mode: " + written.value()
                        + "`, where the old and the new release would be in each other's way; give it networks")
                .stream();
        var fixed = networking.networks().entrySet().stream()
                .filter(network -> network.getValue().ipv4Address().isPresent()
                        || network.getValue().ipv6Address().isPresent())
                .map(network -> "has a fixed address in the network `" + network.getKey()
                        + "`, which the old and the new release cannot both have; remove it");
        var outside = networking.externalLinks().stream()
                .map(link -> "is linked to `" + link
                        + "`, a container outside of the release; put both into an external network");
        var renamed = networking.links().stream()
                .filter(link -> link.contains(":"))
                .map(link -> "calls another service by `" + link + "`; call it by its own name");
        var borrowed = asked.storage().volumesFrom().stream()
                .map(from -> "takes the volumes of `" + from.value() + "`; name the volumes");
        return Stream.of(mode, fixed, outside, renamed, borrowed).flatMap(problems -> problems);
    }
}
