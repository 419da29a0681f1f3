package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-007: a backup that grows too large is noticed before the disk is full. */
final class SizeLimit implements Question {

    private static final Pattern LIMITS =
            Pattern.compile("(?i)(^|[\\s(`;|])df\\s|pg_database_size|\\bdu -|stat -c ?%s|stat -f ?%z|wc -c"
                    + "|ulimit -f|quota|max_?size|MAX_BACKUP|size_?limit|min_?free|Get-PSDrive|Get-Volume"
                    + "|disk_?usage|free_?space|\\.Length -gt");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(() -> Saving.of(application)
                        .first(LIMITS)
                        .map(line -> Answer.pass(line + " looks at sizes"))
                        .orElseGet(() -> Answer.fail(
                                Saving.of(application).isEmpty()
                                        ? Saving.none()
                                        : "nothing looks at how large a backup is or how much room there is",
                                "estimate the size before, compare it with the free space, and stop at a limit")));
    }
}
