package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.Vulnerability;
import java.time.Instant;
import java.util.List;

/** Decides about a vulnerability that is too severe: it counts unless the operator still puts up with it. */
record Exceptions(List<Allowance> allowed, Instant now) {

    void judge(Vulnerability vulnerability, Severity most, Hearing hearing) {
        var about = allowed.stream().filter(each -> each.isAbout(vulnerability)).toList();
        var holding = about.stream().filter(each -> each.holdsAt(now)).findFirst();
        if (holding.isPresent()) {
            hearing.fact(vulnerability + " is put up with until "
                    + holding.get().expires() + ": " + holding.get().reason());
            return;
        }
        var expired = about.stream().findFirst();
        hearing.against(
                vulnerability + " is worse than " + most.word()
                        + expired.map(each -> ", and was put up with only until " + each.expires())
                                .orElse(""),
                "update the packages named to a version without it, and scan again; if there is none, ask the operator"
                        + " for an exception with a date");
    }
}
