package dev.slipway.migrations.trial;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.Rollback;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what of a set of migrations can be tried: all, or those before the first with a script that nobody can run. */
final class Triable {

    /** Problems of one script, which leave its place among the others clear. */
    private static final Set<Kind> OF_A_SCRIPT = EnumSet.of(Kind.PSQL_ONLY, Kind.TRANSACTION);

    private Triable() {}

    static Optional<MigrationSet> of(MigrationSet set) {
        var broken = set.problemsOtherThan(Set.of(TrialField.TOLERATED));
        if (broken.isEmpty()) {
            return Optional.of(set);
        }
        if (!broken.stream().map(Problem::kind).allMatch(OF_A_SCRIPT::contains)) {
            return Optional.empty();
        }
        var files = broken.stream().map(Problem::file).collect(Collectors.toSet());
        var before = set.migrations().stream()
                .takeWhile(migration -> !isIn(files, migration))
                .toList();
        var mild = set.problems().stream()
                .filter(problem -> !broken.contains(problem))
                .toList();
        return before.isEmpty() ? Optional.empty() : Optional.of(new MigrationSet(set.layout(), before, mild));
    }

    private static boolean isIn(Set<String> files, Migration migration) {
        return files.contains(migration.up().file())
                || migration.rollback() instanceof Rollback.Scripted(var script) && files.contains(script.file());
    }
}
