package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service takes part in one network. */
public record Attachment(
        List<String> aliases,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> linkLocalAddresses,
        Optional<String> macAddress,
        Map<String, String> driverOptions,
        int priority) {

    public static final Attachment PLAIN =
            new Attachment(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Map.of(), 0);

    public Attachment {
        aliases = List.copyOf(aliases);
        linkLocalAddresses = List.copyOf(linkLocalAddresses);
        driverOptions = Ordered.copyOf(driverOptions);
    }
}
