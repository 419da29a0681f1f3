package dev.slipway.validate.lane;

import dev.slipway.release.keys.KeyId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people are asked about a plan, and who has said yes so far. Another plan is another question.
 *
 * @param answered whether the plan may be carried out
 * @param emergency whether somebody let it go who need not wait for the others
 */
public record Question(String planDigest, Instant until, List<KeyId> approvedBy, boolean answered, boolean emergency) {

    public Question {
        approvedBy = List.copyOf(approvedBy);
    }

    public static Question about(String planDigest, Instant until) {
        return new Question(planDigest, until, List.of(), false, false);
    }

    /** A plan that nobody need be asked about. */
    public static Question needless(String planDigest, Instant now) {
        return new Question(planDigest, now, List.of(), true, false);
    }

    public Question with(KeyId approver) {
        var all = Stream.concat(approvedBy.stream(), Stream.of(approver));
        return new Question(planDigest, until, all.toList(), answered, emergency);
    }

    public Question settled() {
        return new Question(planDigest, until, approvedBy, true, emergency);
    }

    public Question settledInEmergency() {
        return new Question(planDigest, until, approvedBy, true, true);
    }

    public Question reopened(Instant newUntil) {
        return new Question(planDigest, newUntil, approvedBy, false, false);
    }
}
