package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.release.operations.Operations;
import dev.slipway.validate.lane.Lane;
import java.util.function.Supplier;

/** Whether a deployment may do without a backup, if it wants to. */
public final class SkippedBackupCheck implements Check {

    private static final int LONGEST_REASON = 500;

    private final Supplier<Operations> operations;

    public SkippedBackupCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "backup-skipped";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var database = asked.target()
                .flatMap(operations.get()::rules)
                .flatMap(rules -> rules.parts().database());
        if (database.isEmpty()) {
            return Finding.notApplicable(
                    "targets.yaml names no database for " + asked.envelope().getTarget());
        }
        return asked.wish()
                .skipBackup()
                .map(why -> skipped(why, database.get().backup().recovery().maySkipBackup(), asked))
                .orElseGet(() -> Finding.pass("a backup is taken and proven before anything is touched"));
    }

    private static Finding skipped(String why, boolean allowed, Asked asked) {
        if (!allowed) {
            return Finding.fail(
                    "backup-required",
                    "no deployment to " + asked.envelope().getTarget() + " may do without a backup",
                    "ask again under a new id without --skip-backup; the operator could allow it with"
                            + " `database.backup.may-skip: true` in targets.yaml");
        }
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            return Finding.fail(
                    "override-without-reason",
                    "it wants no backup for a reason of " + why.strip().length() + " characters",
                    "say why in 1 to " + LONGEST_REASON + " characters");
        }
        return Finding.warn(
                "there will be no backup: " + why, "nothing can put the data back if the release spoils it");
    }
}
