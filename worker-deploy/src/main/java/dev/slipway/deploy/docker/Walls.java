package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.release.compose.model.Privileges;
import dev.slipway.release.compose.model.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The walls around a container: as high as the engine's own, without new privileges, and lower only where that was allowed. */
final class Walls {

    private static final String NO_NEW_PRIVILEGES = "no-new-privileges";

    private Walls() {}

    static void around(Privileges asked, HostConfig host) {
        asked.privileged().ifPresent(all -> host.withPrivileged(all.value()));
        host.withCapAdd(capabilities(asked.addedCapabilities()))
                .withCapDrop(capabilities(asked.droppedCapabilities()))
                .withSecurityOpts(securityOptions(asked))
                .withDevices(asked.devices().stream()
                        .map(Written::value)
                        .map(device -> new Device(device.permissions(), device.target(), device.source()))
                        .toList())
                .withDeviceCgroupRules(
                        asked.deviceRules().stream().map(Written::value).toList());
        var sysctls = new LinkedHashMap<String, String>();
        asked.sysctls().forEach((name, value) -> sysctls.put(name, value.value()));
        host.withSysctls(sysctls);
        asked.runtime().ifPresent(runtime -> host.withRuntime(runtime.value()));
        var namespaces = asked.namespaces();
        namespaces.processes().ifPresent(mode -> host.withPidMode(mode.value()));
        namespaces.ipc().ifPresent(mode -> host.withIpcMode(mode.value()));
        namespaces.hostName().ifPresent(mode -> host.withUtSMode(mode.value()));
        namespaces.users().ifPresent(mode -> host.withUsernsMode(mode.value()));
        namespaces.cgroup().ifPresent(mode -> host.withCgroupnsMode(mode.value()));
        namespaces.cgroupParent().ifPresent(parent -> host.withCgroupParent(parent.value()));
    }

    /** A capability that no kernel has, as far as we know. */
    static Optional<String> unknownIn(Privileges asked) {
        var known = Arrays.stream(Capability.values()).map(Enum::name).collect(Collectors.toSet());
        return Stream.concat(asked.addedCapabilities().stream(), asked.droppedCapabilities().stream())
                .map(Walls::plain)
                .filter(name -> !known.contains(name))
                .findFirst();
    }

    private static Capability[] capabilities(List<Written<String>> names) {
        return names.stream().map(Walls::plain).map(Capability::valueOf).toArray(Capability[]::new);
    }

    private static String plain(Written<String> name) {
        return name.value().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    }

    /** A program that gives more rights than its caller has is switched off, unless the Compose file says otherwise. */
    private static List<String> securityOptions(Privileges asked) {
        var options = new ArrayList<>(
                asked.securityOptions().stream().map(Written::value).toList());
        if (options.stream().noneMatch(option -> option.startsWith(NO_NEW_PRIVILEGES))) {
            options.add(NO_NEW_PRIVILEGES + ":true");
        }
        return options;
    }
}
