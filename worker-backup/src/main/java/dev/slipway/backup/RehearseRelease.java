package dev.slipway.backup;

import dev.slipway.backup.fingerprint.TablePicture;
import dev.slipway.backup.proof.RestoredCopy;
import dev.slipway.events.Evidence;
import dev.slipway.events.HeldLock;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Reason;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.TableFigures;
import dev.slipway.events.Verdict;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.Finding;
import dev.slipway.migrations.rehearsal.MigrationReport;
import dev.slipway.migrations.rehearsal.Rehearsal;
import dev.slipway.migrations.rehearsal.RehearsalLimits;
import dev.slipway.migrations.rehearsal.RehearsalReport;
import dev.slipway.migrations.rehearsal.kind.MigrationKind;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries on a copy what a release is about to do to the schema, and the way back from it. */
final class RehearseRelease {

    private final Places places;
    private final ReleaseSchemas schemas;
    private final InstantSource clock;

    RehearseRelease(Places places, ReleaseSchemas schemas, InstantSource clock) {
        this.places = places;
        this.schemas = schemas;
        this.clock = clock;
    }

    Keeper.Proven on(RestoredCopy copy, dev.slipway.events.Release release, Target target, String statement) {
        return schemas.of(
                release,
                schema -> schema.migrations()
                        .map(migrations -> told(report(copy, schema, target), statement))
                        .orElseGet(() -> new Keeper.Proven(
                                true,
                                statement + "; " + release.getVersion() + " has no migrations",
                                MigrationClass.NONE,
                                Optional.empty(),
                                List.of())));
    }

    private RehearsalReport report(RestoredCopy copy, ReleaseSchemas.Schema schema, Target target) {
        var recovery = places.database(target).backup().recovery();
        var limits = RehearsalLimits.usual()
                .withMaxLock(recovery.longestLock())
                .withMaxDuration(recovery.longestMigration());
        try {
            return new Rehearsal(copy.database(), limits, schema.assertions(), clock)
                    .knowing(contents(copy))
                    .of(schema.migrations().orElseThrow());
        } catch (SQLException failed) {
            throw new TryAgain("the copy cannot be asked any more: " + failed.getMessage(), failed);
        }
    }

    /** What was read to compare the copy need not be read again. */
    private static Map<TableName, TableContent> contents(RestoredCopy copy) {
        return copy.picture().contents().tables().stream()
                .collect(Collectors.toMap(TablePicture::name, TablePicture::content));
    }

    private static Keeper.Proven told(RehearsalReport report, String statement) {
        var count = report.migrations().size();
        var rehearsed = count == 0
                ? "; no migration is pending"
                : "; " + count + (count == 1 ? " migration" : " migrations") + " rehearsed there in "
                        + report.forward().toMillis() + " ms, "
                        + report.kind()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .orElse("unknown");
        return new Keeper.Proven(
                true,
                statement + rehearsed,
                report.kind().map(RehearseRelease::classOf).orElse(MigrationClass.NONE),
                count == 0 && report.passed() ? Optional.empty() : Optional.of(event(report)),
                report.findings().stream().map(RehearseRelease::reason).toList());
    }

    private static Reason reason(Finding finding) {
        return Reason.newBuilder()
                .setCode("rehearsal-" + word(finding.code().name()))
                .setMessage((finding.migration().isEmpty() ? "" : finding.migration() + ": ") + finding.message() + "; "
                        + finding.fix())
                .setRunbook("rehearsal-refused")
                .build();
    }

    private static dev.slipway.events.Rehearsal event(RehearsalReport report) {
        return dev.slipway.events.Rehearsal.newBuilder()
                .setMigrations(
                        report.migrations().stream().map(RehearseRelease::event).toList())
                .setFindings(report.assertions().stream()
                        .map(result -> Evidence.newBuilder()
                                .setName(result.name())
                                .setVerdict(result.holds() ? Verdict.PASS : Verdict.FAIL)
                                .setObserved(result.outcome())
                                .build())
                        .toList())
                .setText(report.text())
                .setStatementTimeoutMillis(report.statementTimeout().toMillis())
                .build();
    }

    private static RehearsedMigration event(MigrationReport migration) {
        var forward = migration.forward();
        return RehearsedMigration.newBuilder()
                .setMigration(migration.migration())
                .setClassification(classOf(migration.classification().kind()))
                .setMillis(forward.duration().toMillis())
                .setRollbackMillis(migration
                        .back()
                        .step()
                        .map(step -> step.duration().toMillis())
                        .orElse(null))
                .setLocks(forward.locks().stream()
                        .map(lock -> new HeldLock(
                                lock.table().toString(),
                                lock.mode().words(),
                                lock.held().toMillis()))
                        .toList())
                .setRewritten(
                        forward.rewritten().stream().map(TableName::toString).toList())
                .setTouched(forward.rows().stream()
                        .map(rows -> new TableFigures(
                                rows.table().toString(), rows.inserted() + rows.updated() + rows.deleted(), null))
                        .toList())
                .build();
    }

    private static MigrationClass classOf(MigrationKind kind) {
        return switch (kind) {
            case EXPAND -> MigrationClass.EXPAND;
            case CONTRACT -> MigrationClass.CONTRACT;
            case IRREVERSIBLE -> MigrationClass.IRREVERSIBLE;
            case UNKNOWN -> MigrationClass.UNKNOWN;
        };
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
