package dev.slipway.release.operations;

import dev.slipway.release.approval.Approvals;
import dev.slipway.release.checks.Standards;
import dev.slipway.release.freeze.Freeze;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator wants to be true before a target is changed, beside the right to ask.
 *
 * @param promotion where a release must have succeeded before
 * @param checkAgainAfter how old the look at a release may be when its turn comes
 * @param standards what is demanded of a release itself
 */
public record Policy(
        Freeze freeze,
        WhenFrozen whenFrozen,
        Approvals approvals,
        Optional<Promotion> promotion,
        Duration checkAgainAfter,
        Standards standards) {

    public static final Duration CHECK_AGAIN_AFTER = Duration.ofHours(1);

    public static final Policy NONE = new Policy(
            Freeze.NEVER, WhenFrozen.WAIT, Approvals.NONE, Optional.empty(), CHECK_AGAIN_AFTER, Standards.USUAL);
}
