package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What one check came to, with the time that it took.
 *
 * @param seen false if the check could not see what it has to look at
 */
record Answer(Evidence evidence, List<Reason> reasons, boolean seen) {

    static Answer of(String check, Callable<Finding> look, InstantSource clock) throws Exception {
        var begun = clock.millis();
        return of(check, look.call(), Duration.ofMillis(clock.millis() - begun));
    }

    static Answer of(String check, Finding finding, Duration took) {
        return new Answer(finding.evidence(check, took.toMillis()), finding.reasons(), true);
    }

    /** It is told, and does not speak against the request any more. */
    Answer softened() {
        var told = refuses()
                ? new Evidence(
                        evidence.getName(),
                        Verdict.WARN,
                        evidence.getObserved(),
                        evidence.getFix(),
                        evidence.getMillis())
                : evidence;
        return new Answer(told, List.of(), true);
    }

    /** It could not see; that speaks against the request unless another look can. */
    Answer unseen() {
        return new Answer(evidence, reasons, false);
    }

    boolean refuses() {
        return evidence.getVerdict() == Verdict.FAIL;
    }
}
