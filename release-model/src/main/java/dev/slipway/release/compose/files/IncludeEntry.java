package dev.slipway.release.compose.files;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Scalars;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Structures;
import dev.slipway.release.yaml.Tree;
import dev.slipway.release.yaml.Value;
import java.util.List;
import java.util.Optional;

/** One project to take in: its files, what their paths are written from, and its own variables. */
record IncludeEntry(List<String> files, String directory, List<String> environmentFiles) {

    private static final Shape<List<String>> PATHS = Structures.listOf(Scalars.text());

    private static final Shape<IncludeEntry> SHAPE = Structures.record(fields -> {
        var files = fields.required("path", Structures.notEmpty(PATHS));
        var variables = fields.optional("env_file", PATHS, List.of());
        var directory = fields.optional("project_directory", Scalars.text());
        return () -> new IncludeEntry(
                files.get(),
                directory.get().orElseGet(() -> LexicalPath.parent(files.get().getFirst())),
                variables.get());
    });

    static Optional<IncludeEntry> of(Tree item, Problems problems) {
        return SHAPE.read(Value.at("include", item, problems));
    }
}
