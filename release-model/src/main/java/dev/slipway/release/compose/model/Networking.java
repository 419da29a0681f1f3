package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service is reached and what it reaches; extra hosts are written `name=address`. */
public record Networking(
        Optional<Written<String>> mode,
        Map<String, Attachment> networks,
        List<Port> ports,
        List<String> exposed,
        Naming naming,
        List<String> extraHosts,
        List<String> links,
        List<String> externalLinks) {

    public Networking {
        networks = Ordered.copyOf(networks);
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        extraHosts = List.copyOf(extraHosts);
        links = List.copyOf(links);
        externalLinks = List.copyOf(externalLinks);
    }

    /** The container's own name and how it looks others up. */
    public record Naming(
            Optional<String> hostName,
            Optional<String> domainName,
            List<String> servers,
            List<String> searchDomains,
            List<String> options) {

        public Naming {
            servers = List.copyOf(servers);
            searchDomains = List.copyOf(searchDomains);
            options = List.copyOf(options);
        }
    }
}
