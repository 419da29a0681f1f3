package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.slipway.deploy.Backend;
import dev.slipway.release.parts.EngineAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How containers are reached from here: those of this host at their own address in the network of the target, those of
 * another host at a port that its engine picks for them.
 */
record Reach(EngineAddress engine) {

    Optional<Backend> of(Ours ours) {
        return switch (engine) {
            case EngineAddress.Local _ -> address(ours).map(address -> new Backend(address, ours.port()));
            case EngineAddress.Remote remote -> published(ours).map(port -> new Backend(remote.host(), port));
        };
    }

    /** What the engine has to publish for this. */
    List<PortBinding> bindings(int port) {
        return switch (engine) {
            case EngineAddress.Local _ -> List.of();
            case EngineAddress.Remote remote ->
                List.of(new PortBinding(Ports.Binding.bindIp(addressOf(remote.host())), ExposedPort.tcp(port)));
        };
    }

    private static Optional<String> address(Ours ours) {
        var target = ours.label().target();
        var networks = Optional.ofNullable(ours.listed().getNetworkSettings())
                .map(settings -> settings.getNetworks())
                .orElse(Map.of());
        return List.of(ContainerName.meetingPoint(target, false), ContainerName.meetingPoint(target, true)).stream()
                .map(networks::get)
                .filter(Objects::nonNull)
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst();
    }

    private static Optional<Integer> published(Ours ours) {
        return Arrays.stream(Optional.ofNullable(ours.listed().getPorts()).orElse(new ContainerPort[0]))
                .filter(port -> Objects.equals(port.getPrivatePort(), ours.port()))
                .map(ContainerPort::getPublicPort)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Published there only, and not on whatever other addresses that host has. */
    private static String addressOf(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException unknown) {
            return "0.0.0.0";
        }
    }
}
