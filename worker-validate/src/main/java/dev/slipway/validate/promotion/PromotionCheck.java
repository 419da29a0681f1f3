package dev.slipway.validate.promotion;

import dev.slipway.events.Release;
import dev.slipway.release.operations.Promotion;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.time.Duration;
import java.time.Instant;

/** Whether a release has succeeded where the operator wants it to have been first, and not too long ago. */
public final class PromotionCheck implements ReleaseCheck {

    /** Brings what is known of the outcomes up to now, or throws `TryAgain`. */
    @FunctionalInterface
    public interface CatchUp {
        void now() throws InterruptedException;
    }

    private final Successes successes;
    private final CatchUp outcomes;

    public PromotionCheck(Successes successes, CatchUp outcomes) {
        this.successes = successes;
        this.outcomes = outcomes;
    }

    @Override
    public String id() {
        return "promotion";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        var promotion = candidate.rules().policy().promotion();
        if (promotion.isEmpty()) {
            return Finding.notApplicable(candidate.target() + " takes releases that were nowhere else before");
        }
        outcomes.now();
        return look(candidate.release(), promotion.get(), candidate.submission().now());
    }

    private Finding look(Release release, Promotion promotion, Instant now) {
        var from = promotion.from();
        return successes
                .lastOf(release, from)
                .map(last -> Duration.between(last, now).compareTo(promotion.within()) > 0
                        ? Finding.fail(
                                "promotion-too-old",
                                "the release succeeded on " + from + " at " + last + ", longer ago than "
                                        + promotion.within().toHours() + " h",
                                "deploy it to " + from + " again, then ask again under a new id")
                        : Finding.pass("the release succeeded on " + from + " at " + last))
                .orElseGet(() -> Finding.fail(
                        "not-promoted",
                        "release " + release.getVersion() + " with bundle "
                                + release.getBundle().getSha256() + " has not succeeded on " + from
                                + ", or was rolled back there since",
                        "deploy the very same bundle to " + from + " first, then ask again under a new id"));
    }
}
