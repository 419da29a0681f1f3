package dev.slipway.release.checks;

import static dev.slipway.release.yaml.Scalars.number;

import dev.slipway.release.evidence.policy.EvidencePolicy;
import dev.slipway.release.evidence.policy.EvidenceShape;
import dev.slipway.release.yaml.Fields;
import java.util.function.Supplier;

/** The keys that say what is demanded of a release, the same in the policy of targets.yaml and in slipway.yaml. */
public final class StandardsShape {

    private StandardsShape() {}

    public static Supplier<Standards> in(Fields fields) {
        var checks = fields.optional("checks", CheckShape.WEIGHTS, CheckWeights.USUAL);
        var evidence = fields.optional("evidence", EvidenceShape.EVIDENCE, EvidencePolicy.NONE);
        var readiness = fields.optional("minimum-readiness", number(1, 100));
        return () -> new Standards(checks.get(), evidence.get(), readiness.get());
    }
}
