package dev.slipway.validate.database;

import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.time.Duration;

/** Whether the last backup that is known to restore is recent: the one of this deployment may turn out not to be. */
public final class RecentBackupCheck implements ReleaseCheck {

    /** Sees what the backup stage has said up to now. */
    @FunctionalInterface
    public interface CatchUp {
        void read() throws InterruptedException;
    }

    private final ProvenBackups backups;
    private final CatchUp log;

    public RecentBackupCheck(ProvenBackups backups, CatchUp log) {
        this.backups = backups;
        this.log = log;
    }

    @Override
    public String id() {
        return "recent-backup";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        if (candidate.rules().parts().database().isEmpty()) {
            return Finding.notApplicable("targets.yaml names no database for " + candidate.target());
        }
        log.read();
        return backups.lastOf(candidate.target())
                .map(last -> Duration.between(last, candidate.submission().now()))
                .map(age -> judged(age, candidate.rules().parts().limits().backupAge()))
                .orElseGet(() -> Finding.warn(
                        "no backup of " + candidate.target() + " has been proven yet",
                        "nothing is to be done: the deployment takes one before anything is touched"));
    }

    private static Finding judged(Duration age, Duration limit) {
        var told = "the last proven backup is " + Math.max(0, age.toHours()) + " h old";
        return age.compareTo(limit) > 0
                ? Finding.fail(
                        "backup-too-old",
                        told + "; it may be " + limit.toHours() + " h old at most",
                        "find out why no backup succeeded since, or raise `limits.backup-age` in targets.yaml")
                : Finding.pass(told);
    }
}
