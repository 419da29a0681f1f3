package dev.slipway.migrations.history;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a release's migrations and a database's history fit together, with all that stands in the way of going on. */
public record Standing(
        List<HistoryEntry> applied, List<Migration> pending, List<HistoryEntry> missing, List<Problem> problems) {

    private static final Set<Kind> ABOUT_SCRIPTS = EnumSet.of(
            Kind.NO_ROLLBACK, Kind.EMPTY, Kind.DIRECTIVE, Kind.UNFINISHED, Kind.PSQL_ONLY, Kind.TRANSACTION, Kind.GAP);

    public Standing {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    public static Standing of(MigrationSet set, History history) {
        var applied = history.applied();
        var pending = set.migrations().stream()
                .filter(migration -> history.applied(migration.version()).isEmpty())
                .toList();
        var missing = applied.stream()
                .filter(entry -> set.find(entry.version()).isEmpty())
                .toList();
        var problems = new ArrayList<>(openProblems(set, history));
        set.migrations()
                .forEach(migration -> history.applied(migration.version())
                        .filter(entry -> !entry.checksum().equals(migration.up().checksum()))
                        .ifPresent(entry -> problems.add(edited(migration, entry))));
        history.latest()
                .ifPresent(latest -> pending.stream()
                        .filter(migration -> migration.version().compareTo(latest) < 0)
                        .forEach(migration -> problems.add(Problem.of(
                                Kind.OUT_OF_ORDER,
                                migration.up().file(),
                                "comes before version " + latest
                                        + ", which is applied already; give it a later version"))));
        missing.forEach(entry -> problems.add(Problem.of(
                Kind.FILE_MISSING,
                entry.name(),
                "was applied on " + entry.startedAt() + " by " + entry.deployment()
                        + " and is not in this release; put it back, or roll the schema back first")));
        history.unsettled().ifPresent(entry -> problems.add(Problem.of(Kind.CUT_OFF, entry.name(), entry.whatToDo())));
        return new Standing(applied, pending, missing, problems);
    }

    /** What was applied is not run again, so it no longer matters what is wrong with its scripts. */
    private static List<Problem> openProblems(MigrationSet set, History history) {
        var done = set.migrations().stream()
                .filter(migration -> history.applied(migration.version()).isPresent())
                .flatMap(migration -> migration.files().stream())
                .collect(Collectors.toSet());
        return set.problems().stream()
                .filter(problem -> !ABOUT_SCRIPTS.contains(problem.kind()) || !done.contains(problem.file()))
                .toList();
    }

    public List<Problem> problemsOtherThan(Set<Kind> tolerated) {
        return problems.stream()
                .filter(problem -> !tolerated.contains(problem.kind()))
                .toList();
    }

    private static Problem edited(Migration migration, HistoryEntry entry) {
        return Problem.of(
                Kind.EDITED,
                migration.up().file(),
                "was edited after it had been applied on " + entry.startedAt() + " by " + entry.deployment()
                        + "; restore it and put the change into a new migration");
    }
}
