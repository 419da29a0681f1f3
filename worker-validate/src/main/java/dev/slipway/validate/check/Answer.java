package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/** What one check came to, with the time that it took. */
record Answer(Evidence evidence, List<Reason> reasons) {

    static Answer of(String check, Callable<Finding> look, InstantSource clock) throws Exception {
        var begun = clock.millis();
        var finding = look.call();
        return new Answer(finding.evidence(check, clock.millis() - begun), finding.reasons());
    }
}
