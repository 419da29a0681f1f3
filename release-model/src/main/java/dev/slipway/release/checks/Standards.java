package dev.slipway.release.checks;

import dev.slipway.release.evidence.policy.EvidencePolicy;

/** What somebody demands of a release itself: how much its checks count, and which reports speak for it. */
public record Standards(CheckWeights checks, EvidencePolicy evidence) {

    public static final Standards USUAL = new Standards(CheckWeights.USUAL, EvidencePolicy.NONE);

    /** These words, and the general ones where these are silent. */
    public Standards over(Standards general) {
        return new Standards(checks.over(general.checks), evidence.over(general.evidence));
    }
}
