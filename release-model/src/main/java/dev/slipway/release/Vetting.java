package dev.slipway.release;

import dev.slipway.release.approval.OwnApproval;
import dev.slipway.release.checks.Standards;
import dev.slipway.release.database.DataAssertion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an application says about how it is looked at before a deployment.
 *
 * @param compose its Compose files, each laid over those before it; none at all if it wants none to count
 * @param migrations the folder of its migrations, where it is not one of the usual ones
 * @param assertions what migrations must not make untrue of its data
 * @param approvals whose yes its releases need, beyond those whom the operator asks
 * @param standards what it demands of itself beyond what the operator does
 */
public record Vetting(
        Optional<List<Path>> compose,
        Optional<Path> migrations,
        List<DataAssertion> assertions,
        List<OwnApproval> approvals,
        Standards standards) {

    public static final Vetting NOTHING_SAID =
            new Vetting(Optional.empty(), Optional.empty(), List.of(), List.of(), Standards.USUAL);

    public Vetting {
        compose = compose.map(List::copyOf);
        assertions = List.copyOf(assertions);
        approvals = List.copyOf(approvals);
    }
}
