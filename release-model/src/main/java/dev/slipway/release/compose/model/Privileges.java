package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sets the walls around a container, higher or lower than they are by default. */
public record Privileges(
        Optional<Written<Boolean>> privileged,
        Namespaces namespaces,
        List<Written<String>> addedCapabilities,
        List<Written<String>> droppedCapabilities,
        List<Written<String>> securityOptions,
        List<Written<Device>> devices,
        List<Written<String>> deviceRules,
        Map<String, Written<String>> sysctls,
        Optional<Written<String>> runtime,
        Optional<Written<Boolean>> engineSocket) {

    public Privileges {
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
        securityOptions = List.copyOf(securityOptions);
        devices = List.copyOf(devices);
        deviceRules = List.copyOf(deviceRules);
        sysctls = Ordered.copyOf(sysctls);
    }

    /** What a container shares with the host or with another container. */
    public record Namespaces(
            Optional<Written<String>> processes,
            Optional<Written<String>> ipc,
            Optional<Written<String>> hostName,
            Optional<Written<String>> users,
            Optional<Written<String>> cgroup,
            Optional<Written<String>> cgroupParent) {}

    /** A device of the host. */
    public record Device(String source, String target, String permissions) {}
}
