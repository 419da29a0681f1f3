package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network that services share; an external one is there already. */
public record Network(
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean internal,
        boolean attachable,
        Optional<Boolean> ipv6,
        Addresses addresses,
        Map<String, String> labels,
        Place origin) {

    public Network {
        driverOptions = Ordered.copyOf(driverOptions);
        labels = Ordered.copyOf(labels);
    }

    /** The project's own network for services that name none. */
    public static Network standard(String name, Place origin) {
        return new Network(
                name,
                false,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                Addresses.ANY,
                Map.of(),
                origin);
    }

    /** Which addresses are given out. */
    public record Addresses(Optional<String> driver, List<Block> blocks, Map<String, String> options) {

        public static final Addresses ANY = new Addresses(Optional.empty(), List.of(), Map.of());

        public Addresses {
            blocks = List.copyOf(blocks);
            options = Ordered.copyOf(options);
        }
    }

    /** A subnet. */
    public record Block(
            Optional<String> subnet, Optional<String> range, Optional<String> gateway, Map<String, String> reserved) {

        public Block {
            reserved = Ordered.copyOf(reserved);
        }
    }
}
