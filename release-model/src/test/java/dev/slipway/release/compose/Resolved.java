package dev.slipway.release.compose;

import dev.slipway.release.compose.model.Attachment;
import dev.slipway.release.compose.model.Build;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Content;
import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.compose.model.Healthcheck;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Network;
import dev.slipway.release.compose.model.Port;
import dev.slipway.release.compose.model.Privileges;
import dev.slipway.release.compose.model.Resources;
import dev.slipway.release.compose.model.Written;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes a project down in the words of Compose files, so that it can be held against what Compose makes of them. */
final class Resolved {

    private final Map<String, Object> words = new TreeMap<>();

    static Map<String, Object> of(ComposeProject project) {
        return new Resolved()
                .put("name", project.name())
                .put("services", each(project.services(), Resolved::service))
                .put("networks", each(project.networks(), Resolved::network))
                .put(
                        "volumes",
                        each(
                                project.volumes(),
                                volume -> new Resolved()
                                        .put("name", volume.name())
                                        .put("external", volume.external())
                                        .put("driver", volume.driver())
                                        .put("driver_opts", volume.driverOptions())
                                        .put("labels", volume.labels())
                                        .words))
                .put(
                        "secrets",
                        each(project.secrets(), secret -> content(secret.name(), secret.content(), secret.labels())))
                .put(
                        "configs",
                        each(project.configs(), config -> content(config.name(), config.content(), config.labels())))
                .words;
    }

    private static Map<String, Object> service(ComposeService service) {
        var process = service.process();
        var storage = service.storage();
        var lifecycle = service.lifecycle();
        var words = new Resolved()
                .put("image", service.image())
                .put("build", service.build().map(Resolved::build))
                .putEvenEmpty("entrypoint", process.entrypoint())
                .putEvenEmpty("command", process.command())
                .put("working_dir", process.workingDirectory())
                .put("user", process.user())
                .put("group_add", process.groups())
                .put("init", process.init().map(Object::toString))
                .put("tty", process.terminal())
                .put("stdin_open", process.openInput())
                .put("volumes", storage.mounts().stream().map(Resolved::mount).toList())
                .put("volumes_from", values(storage.volumesFrom()))
                .put("tmpfs", storage.temporary())
                .put(
                        "secrets",
                        storage.secrets().stream()
                                .map(grant -> grant(grant, "/run/secrets/" + grant.source()))
                                .toList())
                .put(
                        "configs",
                        storage.configs().stream()
                                .map(grant -> grant(grant, ""))
                                .toList())
                .put("shm_size", storage.sharedMemory())
                .put("read_only", storage.readOnly())
                .put("restart", lifecycle.restart())
                .put("stop_signal", lifecycle.stopSignal())
                .put("stop_grace_period", lifecycle.stopGracePeriod().map(Resolved::go))
                .put("profiles", lifecycle.profiles())
                .put("container_name", lifecycle.containerName())
                .put("platform", lifecycle.platform())
                .put("healthcheck", service.healthcheck().map(Resolved::healthcheck))
                .put("labels", service.labels())
                .put(
                        "logging",
                        service.logging()
                                .map(logging -> new Resolved()
                                        .put("driver", logging.driver())
                                        .put("options", logging.options())
                                        .words))
                .put(
                        "depends_on",
                        each(
                                lifecycle.dependencies(),
                                needed -> new Resolved()
                                        .put(
                                                "condition",
                                                needed.condition().name().toLowerCase(Locale.ROOT))
                                        .put("required", Boolean.toString(needed.required()))
                                        .put("restart", needed.restart())
                                        .words))
                .put("deploy", deploy(service));
        words.environment(service)
                .networking(service)
                .privileges(service.privileges())
                .resources(service.resources());
        return words.words;
    }

    private Resolved environment(ComposeService service) {
        return put(
                "environment",
                each(
                        service.environment().variables(),
                        variable -> variable.value().orElse("(unset)")));
    }

    private Resolved networking(ComposeService service) {
        var networking = service.networking();
        return put("network_mode", networking.mode())
                .put("networks", each(networking.networks(), Resolved::attachment))
                .put("ports", networking.ports().stream().map(Resolved::port).toList())
                .put("expose", networking.exposed())
                .put("hostname", networking.naming().hostName())
                .put("domainname", networking.naming().domainName())
                .put("dns", networking.naming().servers())
                .put("dns_search", networking.naming().searchDomains())
                .put("dns_opt", networking.naming().options())
                .put("extra_hosts", networking.extraHosts().stream().sorted().toList())
                .put("links", networking.links())
                .put("external_links", networking.externalLinks());
    }

    private Resolved privileges(Privileges privileges) {
        var namespaces = privileges.namespaces();
        return put("privileged", privileges.privileged().map(Written::value).orElse(false))
                .put("pid", namespaces.processes())
                .put("ipc", namespaces.ipc())
                .put("uts", namespaces.hostName())
                .put("userns_mode", namespaces.users())
                .put("cgroup", namespaces.cgroup())
                .put("cgroup_parent", namespaces.cgroupParent())
                .put("cap_add", values(privileges.addedCapabilities()))
                .put("cap_drop", values(privileges.droppedCapabilities()))
                .put("security_opt", values(privileges.securityOptions()))
                .put("device_cgroup_rules", values(privileges.deviceRules()))
                .put("runtime", privileges.runtime())
                .put("sysctls", each(privileges.sysctls(), Written::value))
                .put(
                        "devices",
                        privileges.devices().stream()
                                .map(Written::value)
                                .map(device -> new Resolved()
                                        .put("source", device.source())
                                        .put("target", device.target())
                                        .put("permissions", device.permissions())
                                        .words)
                                .toList());
    }

    private Resolved resources(Resources resources) {
        return put("cpu_shares", resources.processor().shares())
                .put("cpu_quota", resources.processor().quota())
                .put("cpu_period", resources.processor().period())
                .put("cpuset", resources.processor().cores())
                .put("memswap_limit", resources.memory().swapLimit())
                .put("mem_swappiness", resources.memory().swappiness().filter(percent -> percent > 0))
                .put("oom_kill_disable", resources.memory().noOutOfMemoryKill())
                .put("oom_score_adj", resources.memory().score())
                .put("gpus", resources.gpus().stream().map(Resolved::device).toList())
                .put(
                        "ulimits",
                        each(
                                resources.ulimits(),
                                limit ->
                                        new Resolved().put("soft", limit.soft()).put("hard", limit.hard()).words));
    }

    private static Map<String, Object> deploy(ComposeService service) {
        var limits = service.resources().limits();
        var reserved = service.resources().reservations();
        return new Resolved()
                .put("replicas", service.lifecycle().replicas())
                .put(
                        "limits",
                        new Resolved()
                                .put(
                                        "cpus",
                                        limits.cpus()
                                                .map(cpus -> cpus.value()
                                                        .stripTrailingZeros()
                                                        .toPlainString()))
                                .put("memory", limits.memory())
                                .put("pids", limits.pids())
                                .words)
                .put(
                        "reservations",
                        new Resolved()
                                .put(
                                        "cpus",
                                        reserved.cpus()
                                                .map(cpus -> cpus.value()
                                                        .stripTrailingZeros()
                                                        .toPlainString()))
                                .put("memory", reserved.memory())
                                .put(
                                        "devices",
                                        reserved.devices().stream()
                                                .map(Resolved::device)
                                                .toList())
                                .words)
                .put(
                        "restart_policy",
                        service.lifecycle()
                                .restartPolicy()
                                .map(policy -> new Resolved()
                                        .put("condition", policy.condition())
                                        .put("delay", policy.delay().map(Resolved::go))
                                        .put("max_attempts", policy.attempts())
                                        .put("window", policy.window().map(Resolved::go))
                                        .words))
                .words;
    }

    private static Map<String, Object> device(Resources.DeviceRequest device) {
        return new Resolved()
                .put("capabilities", device.capabilities())
                .put("driver", device.driver())
                .put("count", device.count())
                .put("device_ids", device.ids())
                .put("options", device.options())
                .words;
    }

    private static Map<String, Object> build(Build build) {
        return new Resolved()
                .put("context", build.context())
                .put("dockerfile", build.dockerfile())
                .put("dockerfile_inline", build.inlineDockerfile())
                .put("args", each(build.arguments(), value -> value.orElse("")))
                .put("target", build.target())
                .put("additional_contexts", build.additionalContexts())
                .put(
                        "secrets",
                        build.secrets().stream().map(grant -> grant(grant, "")).toList())
                .words;
    }

    private static Map<String, Object> healthcheck(Healthcheck check) {
        return new Resolved()
                .put("test", check.test())
                .put("disable", check.disabled())
                .put("interval", check.interval().map(Resolved::go))
                .put("timeout", check.timeout().map(Resolved::go))
                .put("start_period", check.startPeriod().map(Resolved::go))
                .put("start_interval", check.startInterval().map(Resolved::go))
                .put("retries", check.retries())
                .words;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        return new Resolved()
                .put("aliases", attachment.aliases())
                .put("ipv4_address", attachment.ipv4Address())
                .put("ipv6_address", attachment.ipv6Address())
                .put("link_local_ips", attachment.linkLocalAddresses())
                .put("mac_address", attachment.macAddress())
                .put("driver_opts", attachment.driverOptions())
                .put("priority", attachment.priority() == 0 ? Optional.empty() : Optional.of(attachment.priority()))
                .words;
    }

    private static Map<String, Object> port(Port port) {
        return new Resolved()
                .put("target", port.target())
                .put("published", port.published())
                .put("host_ip", port.hostAddress())
                .put("protocol", port.protocol())
                .put("mode", port.mode())
                .put("app_protocol", port.applicationProtocol())
                .put("name", port.name())
                .words;
    }

    private static Map<String, Object> mount(Mount mount) {
        var words = new Resolved().put("target", mount.target()).put("read_only", mount.readOnly());
        return switch (mount) {
            case Mount.Bind bind ->
                words.put("type", "bind")
                        .put("source", bind.source())
                        .put(
                                "bind",
                                new Resolved()
                                        .put("create_host_path", bind.options().createHostPath())
                                        .put("propagation", bind.options().propagation())
                                        .put("selinux", bind.options().selinux())
                                        .put("recursive", bind.options().recursive())
                                        .words)
                        .words;
            case Mount.Named named ->
                words.put("type", "volume")
                        .put("source", named.volume())
                        .put("bind", new Resolved().put("selinux", named.selinux()).words)
                        .put(
                                "volume",
                                new Resolved().put("nocopy", named.noCopy()).put("subpath", named.subpath()).words)
                        .words;
            case Mount.Memory memory ->
                words.put("type", "tmpfs")
                        .put("tmpfs", new Resolved().put("size", memory.size()).put("mode", memory.mode()).words)
                        .words;
            case Mount.Special special -> words.put("type", special.kind()).put("source", special.source()).words;
        };
    }

    private static Map<String, Object> grant(Grant grant, String standard) {
        return new Resolved()
                .put("source", grant.source())
                .put("target", grant.target().orElse(standard))
                .put("uid", grant.owner())
                .put("gid", grant.group())
                .put("mode", grant.mode())
                .words;
    }

    private static Map<String, Object> network(Network network) {
        return new Resolved()
                .put("name", network.name())
                .put("external", network.external())
                .put("driver", network.driver())
                .put("driver_opts", network.driverOptions())
                .put("internal", network.internal())
                .put("attachable", network.attachable())
                .put("enable_ipv6", network.ipv6().map(Object::toString))
                .put("labels", network.labels())
                .put(
                        "ipam",
                        new Resolved()
                                .put("driver", network.addresses().driver())
                                .put(
                                        "config",
                                        network.addresses().blocks().stream()
                                                .map(block -> new Resolved()
                                                        .put("subnet", block.subnet())
                                                        .put("ip_range", block.range())
                                                        .put("gateway", block.gateway())
                                                        .put("aux_addresses", block.reserved())
                                                        .words)
                                                .toList())
                                .words)
                .words;
    }

    private static Map<String, Object> content(String name, Content content, Map<String, String> labels) {
        var words = new Resolved().put("name", name).put("labels", labels);
        return switch (content) {
            case Content.InFile file -> words.put("file", file.path()).words;
            case Content.InVariable variable -> words.put("environment", variable.name()).words;
            case Content.Inline inline -> words.put("content", inline.text()).words;
            case Content.External _ -> words.put("external", true).words;
            case Content.FromDriver driver ->
                words.put("driver", driver.driver()).put("driver_opts", driver.options()).words;
        };
    }

    /** A length of time as Go writes it. */
    private static String go(Duration length) {
        if (length.isZero()) {
            return "0s";
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toNanos() % 1_000_000 == 0 ? length.toMillis() + "ms" : length.toNanos() / 1000 + "µs";
        }
        var seconds = BigDecimal.valueOf(length.toSecondsPart())
                .add(BigDecimal.valueOf(length.toNanosPart(), 9))
                .stripTrailingZeros()
                .toPlainString();
        var hours = length.toHours() > 0 ? length.toHours() + "h" : "";
        return hours + (length.toMinutes() > 0 ? length.toMinutesPart() + "m" : "") + seconds + "s";
    }

    private static List<String> values(List<Written<String>> written) {
        return written.stream().map(Written::value).toList();
    }

    private static <T> Map<String, Object> each(Map<String, T> things, Function<T, Object> form) {
        var words = new LinkedHashMap<String, Object>();
        things.forEach((name, thing) -> words.put(name, form.apply(thing)));
        return words;
    }

    private Resolved put(String key, Object value) {
        var plain = plain(value);
        if (!isNothing(plain)) {
            words.put(key, plain);
        }
        return this;
    }

    private Resolved putEvenEmpty(String key, Optional<List<String>> value) {
        value.ifPresent(list -> words.put(key, new ArrayList<>(list)));
        return this;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.<Object>map(Resolved::plain).orElse("");
            case Written<?> written -> plain(Objects.requireNonNull(written.value()));
            case Number number -> number.toString();
            case Boolean yes -> yes ? "true" : "";
            default -> value;
        };
    }

    /** What is the same as not being there. */
    static boolean isNothing(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Collection<?> items -> items.isEmpty();
            case Map<?, ?> entries -> entries.isEmpty();
            default -> false;
        };
    }
}
