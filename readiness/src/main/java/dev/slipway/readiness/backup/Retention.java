package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-006: backups are kept as long as they are needed, and no longer. */
final class Retention implements Question {

    private static final Pattern KEEPS =
            Pattern.compile("(?i)find .*-(mtime|ctime|mmin).*(-delete|rm)|restic .*forget|--keep-|KEEP_(DAYS"
                    + "|WEEKS|MONTHS|LAST)|retention|prune|lifecycle|ls -t\\w* .*(tail|xargs)"
                    + "|tail -n \\+\\d+|AddDays\\(-|forfiles|logrotate|delete retain|expire|RETAIN"
                    + "|DELETE_OLDER|older_?than|\\bexpir");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(() -> Saving.of(application)
                        .first(KEEPS)
                        .map(line -> Answer.pass(line + " says how long they are kept"))
                        .orElseGet(() -> Answer.fail(
                                Saving.of(application).isEmpty()
                                        ? Saving.none()
                                        : "backups are kept for ever, until the disk is full",
                                "give each backup a time to be kept, and remove what is over it but for the last "
                                        + "good one")));
    }
}
