package dev.slipway.readiness.inspection;

import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services of a Compose file that Compose itself would refuse: taken as they are written. */
final class LooseContainers {

    private LooseContainers() {}

    /** Of several files of one project, a service is as the last one that has the key says. */
    static List<Container> of(List<SourceFile> files) {
        var written = new LinkedHashMap<String, List<Tree.Entry>>();
        files.stream()
                .flatMap(file -> LooseYaml.documents(file).stream())
                .flatMap(document -> LooseYaml.entries(document, "services").entrySet().stream())
                .filter(each -> each.getValue().value() instanceof Tree.Mapping)
                .forEach(each -> written.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                        .addFirst(each.getValue()));
        return written.entrySet().stream().map(LooseContainers::container).toList();
    }

    private static Container container(Map.Entry<String, List<Tree.Entry>> service) {
        var place = service.getValue().getLast().keyPlace();
        var parts = new Parts(service.getValue().stream().map(Tree.Entry::value).toList());
        return new Container(
                service.getKey(), place.file() + ":" + place.line(), origin(parts), walls(parts), running(parts));
    }

    private static Container.Origin origin(Parts parts) {
        var context = parts.text("build")
                .or(() -> parts.text("build", "context"))
                .or(() -> parts.has("build") ? Optional.of(".") : Optional.empty());
        var inline = parts.has("build", "dockerfile_inline") ? Optional.of("inline") : Optional.<String>empty();
        return new Container.Origin(parts.text("image"), context, inline.or(() -> parts.text("build", "dockerfile")));
    }

    private static Container.Walls walls(Parts parts) {
        var hardened = parts.text("read_only").filter("true"::equals).isPresent()
                || parts.has("cap_drop")
                || parts.texts("security_opt").stream().anyMatch(option -> option.startsWith("no-new-privileges"));
        return new Container.Walls(
                parts.text("user"),
                parts.has("mem_limit") || parts.has("deploy", "resources", "limits", "memory"),
                parts.has("cpus") || parts.has("cpu_quota") || parts.has("deploy", "resources", "limits", "cpus"),
                parts.text("privileged").filter("true"::equals).isPresent()
                        || parts.texts("volumes").stream()
                                .anyMatch(volume -> volume.contains("docker.sock:") && !volume.endsWith(":ro")),
                hardened);
    }

    private static Container.Running running(Parts parts) {
        var off = parts.text("healthcheck", "disable").filter("true"::equals).isPresent();
        return new Container.Running(
                off || !parts.has("healthcheck")
                        ? Optional.empty()
                        : Optional.of(String.join(" ", parts.texts("healthcheck", "test"))),
                parts.has("logging")
                        && LogDrivers.bounded(
                                parts.text("logging", "driver").orElse("json-file"),
                                parts.has("logging", "options", "max-size")),
                parts.text("restart")
                        .map(restart -> !restart.equals("no"))
                        .orElse(parts.has("deploy", "restart_policy")),
                parts.has("stop_grace_period"),
                parts.text("deploy", "replicas")
                        .or(() -> parts.text("scale"))
                        .filter(count -> count.matches("[0-9]{1,6}"))
                        .map(Long::parseLong)
                        .orElse(1L),
                parts.texts("ports"));
    }

    /** A service in all files that say something about it, the last one first. */
    private record Parts(List<Tree> trees) {

        boolean has(String... keys) {
            return trees.stream().anyMatch(tree -> LooseYaml.at(tree, keys).isPresent());
        }

        Optional<String> text(String... keys) {
            return trees.stream()
                    .flatMap(tree -> LooseYaml.text(tree, keys).stream())
                    .findFirst();
        }

        List<String> texts(String... keys) {
            return trees.stream()
                    .flatMap(tree -> LooseYaml.texts(tree, keys).stream())
                    .toList();
        }
    }
}
