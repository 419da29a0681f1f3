package dev.slipway.release.compose;

import dev.slipway.release.compose.checks.Confinement;
import dev.slipway.release.compose.checks.Consistency;
import dev.slipway.release.compose.files.Folder;
import dev.slipway.release.compose.files.Loading;
import dev.slipway.release.compose.model.ComposeNote;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.shape.ProjectShape;
import dev.slipway.release.compose.shape.Unused;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a project from its Compose files: all that is wrong with them is said at once. */
public final class ComposeReader {

    private final ComposeRequest request;
    private final Problems problems;
    private final Folder folder;
    private final Budget budget = new Budget();
    private final Map<String, Place> unset = new LinkedHashMap<>();
    private final Unused unused = new Unused();

    private ComposeReader(ComposeRequest request) {
        this.request = request;
        this.problems = new Problems(request.files().getFirst());
        this.folder = new Folder(request.folder(), problems);
    }

    /** Throws {@link InvalidFileException} with every problem when the files cannot be used. */
    public static ComposeProject read(ComposeRequest request) {
        return new ComposeReader(request).project();
    }

    private ComposeProject project() {
        var surroundings = new Surroundings(request, folder, budget, problems);
        var loading = new Loading(folder, problems, unset::putIfAbsent, budget);
        var name = new ProjectName(request, problems).of(loading, surroundings.variables());
        var variables = surroundings.variables().with(ProjectName.VARIABLE, name);
        var merged = loading.load(request.files(), surroundings.directory(), variables);
        if (merged.entries().isEmpty() && problems.count() == 0) {
            problems.add(Place.ofWholeFile(request.files().getFirst()), "is empty; it needs `services`");
        }
        var complete = problems.count() == 0; // otherwise names may lead nowhere for that reason alone
        problems.settle();
        new Confinement(folder).in(merged);
        var read = ProjectShape.of(name, unused).read(Value.root(merged, problems));
        var completed = read.map(project -> new Completion(folder, variables, budget, problems).of(project));
        var active = completed.map(project -> new Profiles(request, variables).activeOf(project));
        active.filter(_ -> complete)
                .ifPresent(project -> new Consistency(project, completed.orElse(project), problems).check());
        if (problems.count() > 0 || active.isEmpty()) {
            throw problems.asException();
        }
        return Relevance.of(active.get(), notes());
    }

    private List<ComposeNote> notes() {
        var notes = new ArrayList<ComposeNote>();
        unset.forEach((variable, place) -> notes.add(new ComposeNote(
                place, "the variable `" + variable + "` is not set, so it is blank; set it or give it a default")));
        notes.addAll(unused.notes());
        return notes;
    }
}
