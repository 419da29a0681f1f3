package dev.slipway.release.checks;

import dev.slipway.release.evidence.policy.EvidencePolicy;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody demands of a release itself.
 *
 * @param checks how much its checks count
 * @param evidence which reports speak for it
 * @param minimumReadiness how many points of a hundred an audit has to give it
 */
public record Standards(CheckWeights checks, EvidencePolicy evidence, Optional<Integer> minimumReadiness) {

    public static final Standards USUAL = new Standards(CheckWeights.USUAL, EvidencePolicy.NONE, Optional.empty());

    /** These words, and the general ones where these are silent. */
    public Standards over(Standards general) {
        return new Standards(
                checks.over(general.checks),
                evidence.over(general.evidence),
                minimumReadiness.or(() -> general.minimumReadiness));
    }

    /** The higher of an operator's demand and an application's own. */
    public Optional<Integer> minimumReadinessWith(Standards wish) {
        return Stream.of(minimumReadiness, wish.minimumReadiness)
                .flatMap(Optional::stream)
                .max(Integer::compare);
    }
}
