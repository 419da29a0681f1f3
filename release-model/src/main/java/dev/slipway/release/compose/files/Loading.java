package dev.slipway.release.compose.files;

import dev.slipway.release.compose.merging.Merge;
import dev.slipway.release.compose.merging.Uniqueness;
import dev.slipway.release.compose.tree.TreePath;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.List;
import java.util.function.BiConsumer;

/** Makes one tree of all files of a project: each extended, its includes taken in, laid over those before it. */
public final class Loading {

    private static final int MOST_PROJECTS = 200;

    private final Folder folder;
    private final Problems problems;
    private final Budget budget;
    private final Documents documents;
    private final Size size;
    private int projects;

    public Loading(Folder folder, Problems problems, BiConsumer<String, Place> unset, Budget budget) {
        this.folder = folder;
        this.problems = problems;
        this.budget = budget;
        this.documents = new Documents(folder, problems, unset, budget);
        this.size = new Size(problems);
    }

    /** The documents of a file as written, before anything is made of them. */
    public List<Tree> written(String file) {
        return documents.written(file, Place.ofWholeFile(file));
    }

    /** `directory` is what relative paths in the files are written from. */
    public Tree.Mapping load(List<String> files, String directory, Variables environment) {
        return load(files, directory, environment, Inclusion.Chain.START, Place.ofWholeFile(files.getFirst()));
    }

    Tree.Mapping load(List<String> files, String directory, Variables environment, Inclusion.Chain chain, Place asker) {
        var merged = Tree.Mapping.empty(asker);
        if (++projects > MOST_PROJECTS) {
            problems.add(asker, "includes more than the " + MOST_PROJECTS + " projects allowed");
            return merged;
        }
        var extension = new Extension(documents, environment, problems, size);
        for (var file : files) {
            var inclusion = new Inclusion(this, folder, budget, problems, environment, chain.then(file));
            for (var document :
                    size.isUsedUp() ? List.<Document>of() : documents.read(file, directory, environment, asker)) {
                var complete = inclusion.in(extension.in(document, file));
                var below = document.resets().applyTo(merged);
                merged = size.bounded(
                        Uniqueness.in(new Merge(problems).of(below, complete, TreePath.ROOT)), complete.place());
            }
        }
        return merged;
    }
}
