package dev.slipway.cli.tell;

import dev.slipway.backup.Amount;
import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.ReplacedDatabaseDropped;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.TableFigures;
import dev.slipway.events.TableLoss;
import dev.slipway.events.Verdict;
import dev.slipway.events.loss.RowsLost;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What backup says: kept, proven, rehearsed, put back. */
final class BackupSentences {

    private BackupSentences() {}

    static Optional<String> of(SpecificRecord event) {
        return switch (event) {
            case BackupStarted e ->
                Optional.of("backup " + e.getBackupId() + " begins, about " + Amount.of(e.getEstimatedBytes()));
            case BackupTaken e -> Optional.of(taken(e));
            case BackupVerified e ->
                Optional.of(e.getStatement()
                        + e.getRehearsal()
                                .map(rehearsal -> "; " + RehearsalText.longestLock(rehearsal))
                                .orElse(""));
            case BackupRefused e ->
                Optional.of("backup refused: " + Sentences.reasons(e.getReasons())
                        + e.getRehearsal()
                                .map(_ -> "; `slipway rehearsal show "
                                        + e.getEnvelope().getRequestId() + "` tells all of it")
                                .orElse(""));
            case BackupPruned e -> Optional.of("backup " + e.getBackupId() + " was removed: " + e.getRule());
            default -> putBack(event);
        };
    }

    private static Optional<String> putBack(SpecificRecord event) {
        return switch (event) {
            case LossMeasured e ->
                Optional.of("putting backup " + e.getBackupId() + " of " + e.getTakenAt() + " back would lose "
                        + lost(e.getLost())
                        + (e.getMigrationsUndone().isEmpty()
                                ? ""
                                : "; the schema would be without "
                                        + Sentences.oneLine(String.join(", ", e.getMigrationsUndone()))));
            case DatabaseRestored e ->
                Optional.of("backup " + e.getBackupId() + " is in the place of the database after "
                        + Words.ofMillis(e.getMillis()) + ", lost is " + lost(e.getLost())
                        + e.getReplacedDatabase()
                                .map(kept -> "; what was replaced is kept as " + kept
                                        + e.getReplacedKeptUntil()
                                                .map(until -> " until " + until.truncatedTo(ChronoUnit.SECONDS))
                                                .orElse(""))
                                .orElse("")
                        + e.getClosedMillis()
                                .map(closed -> "; nobody could connect for " + Words.ofMillis(closed))
                                .orElse(""));
            case ReplacedDatabaseDropped e ->
                Optional.of("the database " + e.getDatabase() + " was dropped: " + e.getRule());
            case RestoreRefused e ->
                Optional.of("backup " + e.getBackupId() + " was not put back: " + Sentences.reasons(e.getReasons()));
            case DrillCompleted e -> Optional.of(practised(e));
            default -> Optional.empty();
        };
    }

    private static String taken(BackupTaken taken) {
        var tables = taken.getTables();
        var rows = tables.stream().mapToLong(TableFigures::getRows).sum();
        return "backup " + taken.getBackupId() + " lies in the store, "
                + Amount.of(taken.getStored().getBytes()) + " after " + Words.ofMillis(taken.getMillis()) + ": "
                + Words.counted(tables.size(), "table") + ", " + rows + " rows; not proven yet";
    }

    private static String practised(DrillCompleted drill) {
        return "drill " + drill.getDrill()
                + (drill.getVerdict() == Verdict.PASS
                        ? " worked: service would have been back after "
                                + Words.ofMillis(drill.getRecoveryTimeMillis()) + " (RTO), with data "
                                + Words.ofMillis(drill.getRecoveryPointMillis()) + " old (RPO)"
                        : " FAILED" + Sentences.because(drill.getStatement()));
    }

    private static String lost(List<TableLoss> lost) {
        if (lost.isEmpty()) {
            return "nothing";
        }
        var rows = RowsLost.in(lost);
        return "what " + rows + (rows == 1 ? " row has" : " rows have") + " become since, in "
                + Words.counted(lost.size(), "table");
    }
}
