package dev.slipway.release.compose.forms;

import dev.slipway.release.compose.tree.Rewriting;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Writes every short form of a file out; what is no known form stays, to be complained about where it is read. */
public final class LongForms {

    private static final List<String> PAIRS = List.of(
            "services.*.environment",
            "services.*.labels",
            "services.*.annotations",
            "services.*.sysctls",
            "services.*.build.args",
            "services.*.build.labels",
            "services.*.build.additional_contexts",
            "services.*.build.ssh",
            "services.*.deploy.labels",
            "services.*.volumes.[].volume.labels",
            "services.*.post_start.[].environment",
            "services.*.pre_stop.[].environment",
            "networks.*.labels",
            "volumes.*.labels",
            "secrets.*.labels",
            "configs.*.labels");

    private static final List<String> LISTS = List.of(
            "services.*.dns",
            "services.*.dns_search",
            "services.*.tmpfs",
            "services.*.label_file",
            "services.*.env_file",
            "include.[].path",
            "include.[].env_file");

    private static final List<String> NAMED =
            List.of("services.*.secrets.[]", "services.*.configs.[]", "services.*.build.secrets.[]");

    private final Rewriting rewriting;

    public LongForms(Problems problems) {
        var changes = new TreeMap<String, UnaryOperator<Tree>>(Map.of(
                "services.*.build", text -> Forms.keyed(text, "context"),
                "services.*.extends", text -> Forms.keyed(text, "service"),
                "services.*.depends_on", Forms::dependencies,
                "services.*.networks", Forms::keysOfNothing,
                "services.*.extra_hosts", Forms::hosts,
                "services.*.gpus", Forms::gpus,
                "services.*.env_file.[]", text -> Forms.keyed(text, "path"),
                "include.[]", text -> Forms.keyed(text, "path"),
                "services.*.ports", new Ports(problems)::writtenOut,
                "services.*.volumes", new Mounts(problems)::writtenOut));
        changes.put("services.*.devices", new Devices(problems)::writtenOut);
        PAIRS.forEach(path -> changes.put(path, Forms::pairs));
        LISTS.forEach(path -> changes.put(path, Forms::list));
        NAMED.forEach(path -> changes.put(path, text -> Forms.keyed(text, "source")));
        for (var kind : List.of("networks", "volumes", "secrets", "configs")) {
            changes.put(kind + ".*", Forms::external);
        }
        rewriting = new Rewriting(changes);
    }

    public Tree.Mapping of(Tree.Mapping document) {
        return rewriting.of(document);
    }
}
