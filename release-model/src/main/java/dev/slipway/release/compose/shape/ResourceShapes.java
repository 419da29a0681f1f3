package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Network;
import dev.slipway.release.compose.model.Volume;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What networks and volumes of a project look like. */
final class ResourceShapes {

    private ResourceShapes() {}

    static Shape<Network> network(ResourceNames names) {
        return value -> value.isNull()
                ? Optional.of(Network.standard(names.own(Optional.empty(), false), value.place()))
                : networkDetails(names, value).read(value);
    }

    private static Shape<Network> networkDetails(ResourceNames names, Value value) {
        return keys(fields -> {
            var name = fields.optional("name", text());
            var external = fields.optional("external", flag(), false);
            var driver = fields.optional("driver", text());
            var options = fields.optional("driver_opts", Kinds.driverOptions(), Map.of());
            var internal = fields.optional("internal", flag(), false);
            var attachable = fields.optional("attachable", flag(), false);
            var ipv6 = fields.optional("enable_ipv6", flag());
            var _ = fields.optional("enable_ipv4", flag());
            var addresses = fields.optional("ipam", addresses(), Network.Addresses.ANY);
            var labels = fields.optional("labels", options(), Map.of());
            return () -> new Network(
                    names.own(name.get(), external.get()),
                    external.get(),
                    driver.get(),
                    options.get(),
                    internal.get(),
                    attachable.get(),
                    ipv6.get(),
                    addresses.get(),
                    labels.get(),
                    value.place());
        });
    }

    private static Shape<Network.Addresses> addresses() {
        return keys(fields -> {
            var driver = fields.optional("driver", text());
            var blocks = fields.optional("config", listOf(block()), List.of());
            var options = fields.optional("options", options(), Map.of());
            return () -> new Network.Addresses(driver.get(), blocks.get(), options.get());
        });
    }

    private static Shape<Network.Block> block() {
        return keys(fields -> {
            var subnet = fields.optional("subnet", text());
            var range = fields.optional("ip_range", text());
            var gateway = fields.optional("gateway", text());
            var reserved = fields.optional("aux_addresses", options(), Map.of());
            return () -> new Network.Block(subnet.get(), range.get(), gateway.get(), reserved.get());
        });
    }

    static Shape<Volume> volume(ResourceNames names) {
        return value -> value.isNull()
                ? Optional.of(new Volume(
                        names.own(Optional.empty(), false), false, Optional.empty(), Map.of(), Map.of(), value.place()))
                : volumeDetails(names, value).read(value);
    }

    private static Shape<Volume> volumeDetails(ResourceNames names, Value value) {
        return keys(fields -> {
            var name = fields.optional("name", text());
            var external = fields.optional("external", flag(), false);
            var driver = fields.optional("driver", text());
            var options = fields.optional("driver_opts", Kinds.driverOptions(), Map.of());
            var labels = fields.optional("labels", options(), Map.of());
            return () -> {
                if (external.get()
                        && (driver.get().isPresent()
                                || !options.get().isEmpty()
                                || !labels.get().isEmpty())) {
                    throw new IllegalArgumentException("it is external, so only its `name` can be said here");
                }
                return new Volume(
                        names.own(name.get(), external.get()),
                        external.get(),
                        driver.get(),
                        options.get(),
                        labels.get(),
                        value.place());
            };
        });
    }
}
