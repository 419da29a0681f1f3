package dev.slipway.validate.lane;

import dev.slipway.release.keys.KeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people are asked about a plan, and who has said yes so far. Another plan is another question.
 *
 * @param answered whether the plan may be carried out
 * @param overriddenBy who let it go without waiting for the others, if somebody did
 */
public record Question(
        String planDigest, Instant until, List<KeyId> approvedBy, boolean answered, Optional<KeyId> overriddenBy) {

    public Question {
        approvedBy = List.copyOf(approvedBy);
    }

    public static Question about(String planDigest, Instant until) {
        return new Question(planDigest, until, List.of(), false, Optional.empty());
    }

    /** A plan that nobody need be asked about. */
    public static Question needless(String planDigest, Instant now) {
        return new Question(planDigest, now, List.of(), true, Optional.empty());
    }

    public Question with(KeyId approver) {
        var all = Stream.concat(approvedBy.stream(), Stream.of(approver));
        return new Question(planDigest, until, all.toList(), answered, overriddenBy);
    }

    public Question settled() {
        return new Question(planDigest, until, approvedBy, true, overriddenBy);
    }

    public Question settledInEmergency(KeyId by) {
        return new Question(planDigest, until, approvedBy, true, Optional.of(by));
    }

    public Question reopened(Instant newUntil) {
        return new Question(planDigest, newUntil, approvedBy, false, Optional.empty());
    }
}
