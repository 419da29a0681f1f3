package dev.slipway.verify;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;

/** What follows from the findings of a verification, said in events. */
record Conclusion(Verification verification, List<Finding> findings) {

    boolean good() {
        return findings.stream().allMatch(Finding::good);
    }

    Next publish(Step step) {
        var next = Next.nothing();
        findings.forEach(finding -> next.and(SmokeTestCompleted.newBuilder()
                .setEnvelope(step.envelope())
                .setPurpose(verification.purpose())
                .setEvidence(finding.evidence())
                .build()));
        return next.and(good() ? passed(step) : failed(verification, reasons(), step));
    }

    /** The tests could not even be run. */
    static Next without(Verification verification, Reason reason, Step step) {
        return failed(verification, List.of(reason), step);
    }

    private Next passed(Step step) {
        return Next.publish(VerificationPassed.newBuilder()
                .setEnvelope(step.envelope())
                .setPurpose(verification.purpose())
                .setStatement(Sentences.passed(verification, findings.size()))
                .build());
    }

    private static Next failed(Verification verification, List<Reason> reasons, Step step) {
        return Next.publish(VerificationFailed.newBuilder()
                .setEnvelope(step.envelope())
                .setPurpose(verification.purpose())
                .setReasons(reasons)
                .build());
    }

    private List<Reason> reasons() {
        return findings.stream()
                .filter(finding -> !finding.good())
                .map(Finding::evidence)
                .map(Conclusion::reason)
                .toList();
    }

    private static Reason reason(Evidence evidence) {
        return Reason.newBuilder()
                .setCode("smoke-test-failed")
                .setMessage(Sentences.failed(evidence))
                .setRunbook("verification-failed")
                .build();
    }
}
