package dev.slipway.validate.lane;

import dev.slipway.release.approval.ApprovalRule;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of the last look at a release, against which nothing spoke.
 *
 * @param approvals whose yes its application wants beyond those whom the operator asks
 */
public record Seen(Instant at, List<ApprovalRule> approvals) {

    public Seen {
        approvals = List.copyOf(approvals);
    }
}
