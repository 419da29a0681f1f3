package dev.slipway.release.compose.powers;

import java.util.List;

/** Where container engines take orders: who reaches one is root on the host. */
final class EngineSockets {

    static final String POWER = "engine-socket";
    static final String MEANING = "it can give orders to the container engine, so it is root on the host";

    private static final List<String> SOCKETS = List.of(
            "/var/run/docker.sock",
            "/run/docker.sock",
            "/run/containerd/containerd.sock",
            "/var/run/containerd/containerd.sock",
            "/run/podman/podman.sock",
            "/var/run/podman/podman.sock",
            "/run/crio/crio.sock",
            "/var/run/crio/crio.sock");

    private EngineSockets() {}

    static boolean isOne(String path) {
        return SOCKETS.contains(path) || path.endsWith("/docker.sock") || path.contains("pipe\\docker_engine");
    }

    /** Whether one lies somewhere below a folder. */
    static boolean below(String folder) {
        var prefix = folder.equals("/") ? "/" : folder + "/";
        return SOCKETS.stream().anyMatch(socket -> socket.startsWith(prefix));
    }
}
