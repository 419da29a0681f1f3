package dev.slipway.release.compose.files;

import dev.slipway.release.compose.forms.LongForms;
import dev.slipway.release.compose.merging.Resets;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.InterpolatedTree;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.MergeKeys;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import dev.slipway.release.yaml.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads Compose files one by one: as written, and then with variables put in and short forms written out. */
final class Documents {

    private final Folder folder;
    private final Problems problems;
    private final BiConsumer<String, Place> unset;
    private final Budget budget;
    private final LongForms forms;
    private final Map<String, List<Tree>> written = new HashMap<>();

    Documents(Folder folder, Problems problems, BiConsumer<String, Place> unset, Budget budget) {
        this.folder = folder;
        this.problems = problems;
        this.unset = unset;
        this.budget = budget;
        this.forms = new LongForms(problems);
    }

    /** As written, each file once however often it is asked for. */
    List<Tree> written(String file, Place asker) {
        var known = written.get(file);
        if (known != null) {
            return known;
        }
        var documents = folder.read(file, "the Compose file", asker)
                .map(content -> parsed(file, content))
                .orElse(List.of());
        written.put(file, documents);
        return documents;
    }

    private List<Tree> parsed(String file, byte[] content) {
        try {
            var plain = new PlainValues();
            return new YamlFile(file, content)
                    .documents(new PlainScalars(), problems).stream()
                            .filter(this::saysSomething)
                            .map(plain::in)
                            .map(new MergeKeys(problems)::resolve)
                            .toList();
        } catch (InvalidFileException e) {
            e.problems().forEach(problem -> problems.add(problem.place(), problem.message()));
            return List.of();
        }
    }

    private boolean saysSomething(Tree document) {
        return !(document instanceof Tree.Scalar scalar && scalar.isNull());
    }

    /** With the variables of `environment`, and paths as seen from the bundle's folder. */
    List<Document> read(String file, String directory, Variables environment, Place asker) {
        return written(file, asker).stream()
                .flatMap(tree -> document(tree, directory, environment).stream())
                .toList();
    }

    private Optional<Document> document(Tree tree, String directory, Variables environment) {
        var resets = Resets.in(tree);
        if (!(resets.tree().orElse(null) instanceof Tree.Mapping mapping)) {
            problems.add(tree.place(), "a Compose file must be a mapping with `services`");
            return Optional.empty();
        }
        var filled = (Tree.Mapping) new InterpolatedTree(environment, unset, budget, problems).of(mapping, "");
        return Optional.of(new Document(new Paths(directory).in(forms.of(filled)), resets));
    }
}
