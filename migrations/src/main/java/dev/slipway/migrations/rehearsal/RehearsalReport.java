package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.rehearsal.kind.MigrationKind;
import dev.slipway.migrations.rehearsal.watch.StatementTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a rehearsal has shown, as a value that travels: records, lists, numbers and text only. */
public record RehearsalReport(
        List<MigrationReport> migrations, List<AssertionResult> assertions, List<Finding> findings) {

    /** Production is busy while it is migrated, and the copy was not. */
    private static final int PATIENCE = 10;

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    public RehearsalReport {
        migrations = List.copyOf(migrations);
        assertions = List.copyOf(assertions);
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }

    /** The worst of all; nothing when nothing was pending. */
    public Optional<MigrationKind> kind() {
        return migrations.stream()
                .map(migration -> migration.classification().kind())
                .max(Comparator.naturalOrder());
    }

    /** How long production will be at it, if it is as fast as the copy. */
    public Duration forward() {
        return migrations.stream()
                .map(migration -> migration.forward().duration())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How long production should wait for a statement: several times what the slowest took here, and not for ever. */
    public Duration statementTimeout() {
        var slowest = migrations.stream()
                .flatMap(migration -> migration.forward().statements().stream())
                .map(StatementTime::duration)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var patient = slowest.multipliedBy(PATIENCE);
        return patient.compareTo(SHORTEST) < 0 ? SHORTEST : patient;
    }

    /** For a person to read. */
    public String text() {
        return new ReportText(this).text();
    }
}
