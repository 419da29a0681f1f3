package dev.slipway.readiness.inspection;

import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.ScalarRules;
import dev.slipway.release.yaml.Tree;
import dev.slipway.release.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads YAML and JSON that others wrote for other programs: what cannot be understood is as if it were not there. */
final class LooseYaml {

    private LooseYaml() {}

    static List<Tree> documents(SourceFile file) {
        try {
            var text = file.text().replace('\t', ' ').getBytes(StandardCharsets.UTF_8);
            return new YamlFile(file.path(), text).documents(ScalarRules.JSON, new Problems(file.path()));
        } catch (InvalidFileException unusable) {
            return List.of();
        }
    }

    /** What stands at a path of keys; nothing where a part of the path is missing or of another kind. */
    static Optional<Tree> at(Tree tree, String... keys) {
        var found = Optional.of(tree);
        for (var key : keys) {
            found = found.flatMap(each -> entry(each, key));
        }
        return found;
    }

    private static Optional<Tree> entry(Tree tree, String key) {
        return tree instanceof Tree.Mapping mapping
                ? mapping.get(key).or(() -> mapping.get("<<").flatMap(merged -> inMerged(merged, key)))
                : Optional.empty();
    }

    private static Optional<Tree> inMerged(Tree merged, String key) {
        return merged instanceof Tree.Sequence several
                ? several.items().stream()
                        .flatMap(each -> entry(each, key).stream())
                        .findFirst()
                : entry(merged, key);
    }

    static Optional<String> text(Tree tree, String... keys) {
        return at(tree, keys)
                .filter(Tree.Scalar.class::isInstance)
                .map(found -> ((Tree.Scalar) found).text())
                .filter(text -> !text.isBlank());
    }

    static Map<String, Tree.Entry> entries(Tree tree, String... keys) {
        return at(tree, keys)
                .filter(Tree.Mapping.class::isInstance)
                .map(found -> ((Tree.Mapping) found).entries())
                .orElse(Map.of());
    }

    /** Items of a list as texts, or the words of a single text. */
    static List<String> texts(Tree tree, String... keys) {
        return at(tree, keys)
                .map(found -> switch (found) {
                    case Tree.Sequence list ->
                        list.items().stream()
                                .flatMap(item -> text(item).stream())
                                .toList();
                    case Tree.Scalar scalar -> List.of(scalar.text());
                    case Tree.Mapping mapping -> List.copyOf(mapping.entries().keySet());
                })
                .orElse(List.of());
    }
}
