package dev.slipway.validate.check;

import dev.slipway.events.Verdict;
import dev.slipway.release.Application;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.runtime.TryAgain;

/** Whether the release's bundle lies in the store as it was announced, and says what to do with it. */
public final class BundleCheck implements ReleaseCheck {

    static final String ID = "bundle";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Finding look(Candidate candidate) {
        return switch (candidate.opened()) {
            case Opened.Contents contents -> look(contents.application(), candidate.rules());
            case Opened.Unusable unusable -> unusable.why();
            case Opened.Unseen unseen -> throw new TryAgain(unseen.why());
        };
    }

    private static Finding look(Application application, TargetRules rules) {
        var fit = ApplicationFit.look(application, rules);
        var laxer = rules.policy()
                .standards()
                .checks()
                .laxer(application.vetting().standards().checks());
        return fit.verdict() != Verdict.PASS || laxer.isEmpty()
                ? fit
                : Finding.pass(fit.observed() + "; " + String.join("; ", laxer));
    }
}
