package dev.slipway.validate.check;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.keys.KeyId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has signed for: a release, and the evidence that goes with it.
 *
 * @param asker whose own yes to it does not count, if anybody is going to be asked
 * @param uncommitted whether files of the release differ from its commit, if somebody says
 * @param evidence what lies in the store, by kind
 * @param now when it is looked at
 */
public record Submission(
        String requestId,
        Release release,
        Optional<KeyId> asker,
        Optional<Boolean> uncommitted,
        Map<String, ClaimCheck> evidence,
        Instant now) {

    public Submission {
        evidence = Map.copyOf(evidence);
    }

    /** When it was asked for, which a request's id tells. */
    public Instant madeAt() {
        return RequestId.parse(requestId).map(RequestId::madeAt).orElse(now);
    }
}
