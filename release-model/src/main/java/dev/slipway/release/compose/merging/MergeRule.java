package dev.slipway.release.compose.merging;

import dev.slipway.release.compose.tree.TreePath;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens where two files say something about the same key. */
enum MergeRule {
    /** Mappings merge, lists join, single values are replaced. */
    GENERAL,
    /** The later one counts, even where it says nothing. */
    REPLACE,
    /** They merge only when both mean the same driver. */
    SAME_DRIVER,
    /** Blocks of the same subnet merge. */
    BY_SUBNET;

    private static final Map<TreePath, MergeRule> SPECIAL = Stream.of(
                    Stream.of(
                                    "services.*.command",
                                    "services.*.entrypoint",
                                    "services.*.healthcheck.test",
                                    "services.*.ulimits.*",
                                    "services.*.environment.*",
                                    "services.*.labels.*",
                                    "services.*.annotations.*",
                                    "services.*.sysctls.*",
                                    "services.*.build.args.*",
                                    "services.*.build.labels.*",
                                    "services.*.build.additional_contexts.*",
                                    "services.*.deploy.labels.*",
                                    "networks.*.labels.*",
                                    "volumes.*.labels.*")
                            .map(path -> Map.entry(TreePath.pattern(path), REPLACE)),
                    Stream.of(Map.entry(TreePath.pattern("services.*.logging"), SAME_DRIVER)),
                    Stream.of(Map.entry(TreePath.pattern("networks.*.ipam.config"), BY_SUBNET)))
            .flatMap(rules -> rules)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static MergeRule at(TreePath path) {
        return SPECIAL.entrySet().stream()
                .filter(rule -> path.matches(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(GENERAL);
    }
}
