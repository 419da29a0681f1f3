package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.small;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.textOrNumber;
import static dev.slipway.release.compose.shape.Kinds.texts;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.compose.model.Attachment;
import dev.slipway.release.compose.model.Networking;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How a service says how it is reached. */
final class NetworkingShape {

    private NetworkingShape() {}

    static Supplier<Networking> in(Fields fields, Unused unused) {
        var mode = fields.optional("network_mode", written(text()));
        var networks = fields.optional("networks", mapOf(text(), _ -> attachment()), Map.of());
        var ports = fields.optional("ports", listOf(PortShape.port()), List.of());
        var exposed = fields.optional("expose", listOf(textOrNumber()), List.of());
        var naming = naming(fields);
        var hosts = fields.optional("extra_hosts", listOf(host()), List.of());
        var links = fields.optional("links", texts(), List.of());
        var external = fields.optional("external_links", texts(), List.of());
        unused.key(fields, "services.*.", "mac_address", text());
        return () -> new Networking(
                mode.get(),
                networks.get(),
                ports.get(),
                exposed.get(),
                naming.get(),
                hosts.get(),
                links.get(),
                external.get());
    }

    private static Supplier<Networking.Naming> naming(Fields fields) {
        var hostName = fields.optional("hostname", text());
        var domainName = fields.optional("domainname", text());
        var servers = fields.optional("dns", texts(), List.of());
        var search = fields.optional("dns_search", texts(), List.of());
        var options = fields.optional("dns_opt", texts(), List.of());
        return () ->
                new Networking.Naming(hostName.get(), domainName.get(), servers.get(), search.get(), options.get());
    }

    private static Shape<String> host() {
        return text().where(entry -> entry.indexOf('=') > 0, "must name a host and its address, as in `db=10.0.0.5`");
    }

    private static Shape<Attachment> attachment() {
        return value ->
                value.isNull() ? Optional.of(Attachment.PLAIN) : details().read(value);
    }

    private static Shape<Attachment> details() {
        return keys(fields -> {
            var aliases = fields.optional("aliases", texts(), List.of());
            var ipv4 = fields.optional("ipv4_address", text());
            var ipv6 = fields.optional("ipv6_address", text());
            var linkLocal = fields.optional("link_local_ips", texts(), List.of());
            var mac = fields.optional("mac_address", text());
            var options = fields.optional("driver_opts", options(), Map.of());
            var priority = fields.optional("priority", small(), 0);
            var _ = fields.entry("interface_name");
            var _ = fields.entry("gw_priority");
            return () -> new Attachment(
                    aliases.get(), ipv4.get(), ipv6.get(), linkLocal.get(), mac.get(), options.get(), priority.get());
        });
    }
}
