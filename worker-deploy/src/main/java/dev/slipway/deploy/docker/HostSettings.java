package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Logging;
import java.util.Optional;

/** What concerns the host: how a container is walled in, how much it gets, what is mounted, how it is reached. */
final class HostSettings {

    private HostSettings() {}

    static HostConfig of(Creation creation, String network) {
        var container = creation.container();
        var service = container.service();
        var host = HostConfig.newHostConfig()
                .withNetworkMode(network)
                .withRestartPolicy(RestartPolicy.noRestart())
                .withReadonlyRootfs(service.storage().readOnly());
        var bindings = creation.reach().bindings(container.port());
        if (!bindings.isEmpty()) {
            host.withPortBindings(bindings);
        }
        service.process().init().ifPresent(host::withInit);
        if (!service.process().groups().isEmpty()) {
            host.withGroupAdd(service.process().groups());
        }
        service.logging().flatMap(HostSettings::log).ifPresent(host::withLogConfig);
        names(service, host);
        Walls.around(service.privileges(), host);
        Shares.of(service, host);
        Mounts.of(creation, host);
        return host;
    }

    private static Optional<LogConfig> log(Logging logging) {
        return logging.driver()
                .or(() -> logging.options().isEmpty() ? Optional.empty() : Optional.of("json-file"))
                .map(driver -> new LogConfig(
                        Optional.ofNullable(LoggingType.fromValue(driver)).orElse(LoggingType.DEFAULT),
                        logging.options()));
    }

    private static void names(ComposeService service, HostConfig host) {
        var networking = service.networking();
        var naming = networking.naming();
        if (!naming.servers().isEmpty()) {
            host.withDns(naming.servers());
        }
        if (!naming.searchDomains().isEmpty()) {
            host.withDnsSearch(naming.searchDomains());
        }
        if (!naming.options().isEmpty()) {
            host.withDnsOptions(naming.options());
        }
        if (!networking.extraHosts().isEmpty()) {
            host.withExtraHosts(networking.extraHosts().stream()
                    .map(written -> written.replaceFirst("=", ":"))
                    .toArray(String[]::new));
        }
    }
}
