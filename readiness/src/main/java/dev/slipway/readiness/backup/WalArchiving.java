package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Schema;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-003: what was written since the last backup is kept, too, and that is tried. */
final class WalArchiving implements Question {

    private static final Pattern ARCHIVES =
            Pattern.compile("(?i)archive_mode\\s*[=:]\\s*[\"']?(on|always)|archive_command\\s*=|archive_library"
                    + "|\\bwal-g\\b|\\bpgbackrest\\b|\\bbarman\\b|pg_receivewal|WALG_|wal-e\\b"
                    + "|kind:\\s*(ScheduledBackup|PerconaPGCluster)|point_in_time_recovery|pitr");
    private static final Pattern TRIED =
            Pattern.compile("(?i)pg_switch_wal|pgbackrest .*check|barman (check|switch-wal|switch-xlog)"
                    + "|wal-verify|pg_stat_archiver|last_archived_wal|recovery_target|wal-show");

    @Override
    public Answer ask(Inspection application) {
        if (application.schema().engine() != Schema.Engine.POSTGRESQL) {
            return Saving.needless(application)
                    .orElseGet(() ->
                            Answer.notApplicable("write-ahead logs are archived by PostgreSQL, and the database is "
                                    + application.schema().engine().title()));
        }
        var where = application.operation().and(application.containers().code());
        var archives = where.first(ARCHIVES);
        if (archives.isEmpty()) {
            return Answer.fail(
                    "nothing archives the write-ahead log",
                    "set archive_mode and archive_command, or use pgBackRest or WAL-G, and find a "
                            + "switched segment in the store");
        }
        return where.first(TRIED)
                .map(line -> Answer.pass(archives.get() + " archives the write-ahead log, " + line + " checks it"))
                .orElseGet(() -> Answer.fail(
                        archives.get() + " archives the write-ahead log, and nothing checks that it arrives",
                        "switch a segment (pg_switch_wal) and look for it in the store, regularly"));
    }
}
