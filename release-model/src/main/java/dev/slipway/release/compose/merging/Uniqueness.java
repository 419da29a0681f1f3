package dev.slipway.release.compose.merging;

import dev.slipway.release.compose.tree.TreePath;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Leaves one of those items of a list that mean the same thing: the later one, in the place of the first. */
public final class Uniqueness {

    private static final Map<TreePath, Function<Tree, String>> RULES = rules();

    private Uniqueness() {}

    private static Map<TreePath, Function<Tree, String>> rules() {
        var rules = new LinkedHashMap<TreePath, Function<Tree, String>>();
        for (var list : List.of(
                "cap_add",
                "cap_drop",
                "dns",
                "dns_opt",
                "dns_search",
                "expose",
                "links",
                "profiles",
                "tmpfs",
                "build.tags",
                "build.platforms",
                "networks.*.aliases",
                "networks.*.link_local_ips")) {
            rules.put(TreePath.pattern("services.*." + list), item -> text(item).split("=", 2)[0]);
        }
        for (var list : List.of(
                "security_opt",
                "group_add",
                "device_cgroup_rules",
                "volumes_from",
                "external_links",
                "label_file",
                "extra_hosts")) {
            rules.put(TreePath.pattern("services.*." + list), Uniqueness::text);
        }
        rules.put(TreePath.pattern("services.*.env_file"), item -> text(item, "path", ""));
        rules.put(TreePath.pattern("services.*.volumes"), item -> text(item, "target", ""));
        rules.put(TreePath.pattern("services.*.devices"), item -> text(item, "target", ""));
        rules.put(TreePath.pattern("services.*.ports"), Uniqueness::port);
        rules.put(TreePath.pattern("services.*.secrets"), item -> mounted(item, "/run/secrets/"));
        rules.put(TreePath.pattern("services.*.configs"), item -> mounted(item, "/"));
        return rules;
    }

    public static Tree.Mapping in(Tree.Mapping tree) {
        return (Tree.Mapping) in(tree, TreePath.ROOT);
    }

    private static Tree in(Tree tree, TreePath path) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar;
            case Tree.Sequence sequence ->
                ruleFor(path).map(rule -> unique(sequence, rule)).orElse(sequence);
            case Tree.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Tree.Entry>();
                mapping.entries()
                        .forEach((key, entry) ->
                                entries.put(key, new Tree.Entry(entry.keyPlace(), in(entry.value(), path.then(key)))));
                yield new Tree.Mapping(entries, mapping.tag(), mapping.place());
            }
        };
    }

    private static Optional<Function<Tree, String>> ruleFor(TreePath path) {
        return RULES.entrySet().stream()
                .filter(rule -> path.matches(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** An item that cannot be told from others stays: its shape is complained about elsewhere. */
    private static Tree unique(Tree.Sequence sequence, Function<Tree, String> rule) {
        var items = new LinkedHashMap<Object, Tree>();
        sequence.items().forEach(item -> {
            var key = rule.apply(item);
            items.put(key.isEmpty() ? new Object() : key, item);
        });
        return new Tree.Sequence(items.values().stream().toList(), sequence.tag(), sequence.place());
    }

    private static String port(Tree item) {
        return item instanceof Tree.Mapping
                ? text(item, "host_ip", "0.0.0.0") + ":" + text(item, "published", "") + ":" + text(item, "target", "")
                        + "/" + text(item, "protocol", "tcp")
                : "";
    }

    private static String mounted(Tree item, String folder) {
        return item instanceof Tree.Mapping ? text(item, "target", folder + text(item, "source", "")) : "";
    }

    private static String text(Tree item, String key, String otherwise) {
        return item instanceof Tree.Mapping mapping
                ? mapping.get(key).map(Uniqueness::text).orElse(otherwise)
                : "";
    }

    private static String text(Tree item) {
        return item instanceof Tree.Scalar scalar ? scalar.text() : "";
    }
}
