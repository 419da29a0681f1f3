package dev.slipway.release.compose.files;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.compose.tree.Rewriting;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Turns the relative paths of a file into such as begin at the bundle's folder, so that files can be merged. */
final class Paths {

    private static final List<String> PATHS = List.of(
            "services.*.env_file.[].path",
            "services.*.label_file.[]",
            "services.*.extends.file",
            "services.*.develop.watch.[].path",
            "services.*.credential_spec.file",
            "configs.*.file",
            "secrets.*.file",
            "include.[].path.[]",
            "include.[].env_file.[]",
            "include.[].project_directory");

    private static final List<String> CONTEXTS =
            List.of("services.*.build.context", "services.*.build.additional_contexts.*");

    private final Rewriting rewriting;

    /** `directory` is what the paths are written from. */
    Paths(String directory) {
        var changes = new LinkedHashMap<String, UnaryOperator<Tree>>();
        UnaryOperator<Tree> moved = tree -> tree instanceof Tree.Scalar path && !path.isNull()
                ? path.saying(LexicalPath.from(directory, path.text()))
                : tree;
        PATHS.forEach(path -> changes.put(path, moved));
        CONTEXTS.forEach(path -> changes.put(path, tree -> isAddress(tree) ? tree : moved.apply(tree)));
        changes.put(
                "services.*.volumes.[]", tree -> isBind(tree) ? ((Tree.Mapping) tree).changing("source", moved) : tree);
        changes.put("volumes.*", tree -> volume(tree, moved));
        rewriting = new Rewriting(Map.copyOf(changes));
    }

    Tree.Mapping in(Tree.Mapping document) {
        return rewriting.of(document);
    }

    private static boolean isAddress(Tree tree) {
        return tree instanceof Tree.Scalar context && LexicalPath.isAddress(context.text());
    }

    private static boolean isBind(Tree tree) {
        return tree instanceof Tree.Mapping mount && is(mount, "type", "bind");
    }

    /** A volume that is in truth a folder of the host. */
    private static Tree volume(Tree tree, UnaryOperator<Tree> moved) {
        return tree instanceof Tree.Mapping volume
                        && is(volume, "driver", "local")
                        && volume.get("driver_opts").orElse(null) instanceof Tree.Mapping options
                        && is(options, "o", "bind")
                ? volume.changing("driver_opts", _ -> options.changing("device", moved))
                : tree;
    }

    private static boolean is(Tree.Mapping mapping, String key, String value) {
        return mapping.get(key).orElse(null) instanceof Tree.Scalar scalar
                && scalar.text().equals(value);
    }
}
