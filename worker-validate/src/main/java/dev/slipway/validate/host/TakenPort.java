package dev.slipway.validate.host;

import com.github.dockerjava.api.model.Container;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A port of a host that a container publishes. */
record TakenPort(String container, String address, int port, String protocol) {

    static List<TakenPort> of(Container container) {
        var name = Optional.ofNullable(container.getNames()).stream()
                .flatMap(Arrays::stream)
                .findFirst()
                .map(written -> written.replaceFirst("^/", ""))
                .orElseGet(container::getId);
        return Arrays.stream(container.getPorts())
                .filter(port -> Objects.nonNull(port.getPublicPort()))
                .map(port -> new TakenPort(
                        name,
                        Optional.ofNullable(port.getIp()).orElse(""),
                        port.getPublicPort(),
                        String.valueOf(port.getType())))
                .toList();
    }
}
