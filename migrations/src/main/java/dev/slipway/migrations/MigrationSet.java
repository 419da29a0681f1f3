package dev.slipway.migrations;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All migrations of a release in the order in which they are to be run, with everything that is wrong about them. */
public record MigrationSet(Layout layout, List<Migration> migrations, List<Problem> problems) {

    public MigrationSet {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    public Optional<Migration> find(Version version) {
        return migrations.stream()
                .filter(migration -> migration.version().equals(version))
                .findFirst();
    }

    public List<Problem> problemsOtherThan(Set<Problem.Kind> tolerated) {
        return problems.stream()
                .filter(problem -> !tolerated.contains(problem.kind()))
                .toList();
    }
}
