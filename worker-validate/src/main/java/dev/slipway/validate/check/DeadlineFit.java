package dev.slipway.validate.check;

import dev.slipway.release.Application;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether what an application takes its time for is done before the operator's deadlines call it overdue. */
final class DeadlineFit {

    private DeadlineFit() {}

    static List<String> problems(Application application, TargetRules rules) {
        var problems = new ArrayList<String>();
        rolloutTooLong(application, rules, problems);
        pauseTooLong(application, rules, problems);
        verificationTooLong(application, rules, problems);
        return problems;
    }

    /** The longest that deploy may be without a word: it ends what is warm no more, then starts the first service. */
    private static void rolloutTooLong(Application application, TargetRules rules, List<String> problems) {
        var drain = application.rollout().drain();
        var grace = longest(
                application.services().stream().map(service -> service.launch().stopGrace()));
        var ready = longest(application.services().stream()
                .map(service -> service.readiness().within()));
        var needed = drain.plus(grace).plus(ready);
        var deadline = rules.deadlines().rollout();
        if (needed.compareTo(deadline) >= 0) {
            problems.add("`drain` " + written(drain) + ", the longest `stop-grace` " + written(grace)
                    + " and the longest `ready-within` " + written(ready) + " in slipway.yaml are " + written(needed)
                    + " together, but a rollout on " + rules.target() + " is overdue after " + written(deadline)
                    + "; shorten them, or have the operator lengthen `deadlines.rollout` in targets.yaml");
        }
    }

    /** A canary says nothing while it is watched. */
    private static void pauseTooLong(Application application, TargetRules rules, List<String> problems) {
        if (application.rollout().strategy() instanceof Strategy.Canary canary) {
            var pause = longest(canary.steps().stream().map(Strategy.Share::pause));
            var deadline = rules.deadlines().rollout();
            if (pause.compareTo(deadline) >= 0) {
                problems.add("the longest `pause` of the canary in slipway.yaml is " + written(pause)
                        + ", but a rollout on " + rules.target() + " is overdue after " + written(deadline)
                        + " without a word; shorten it, or have the operator lengthen `deadlines.rollout` in"
                        + " targets.yaml");
            }
        }
    }

    /** The smoke tests run once before the release bakes, and once more at its end. */
    private static void verificationTooLong(Application application, TargetRules rules, List<String> problems) {
        var bake = application.rollout().bake();
        var test = longest(
                application.smokeTests().stream().map(one -> one.expectation().within()));
        var needed = bake.plus(test).plus(test);
        var deadline = rules.deadlines().verify();
        if (needed.compareTo(deadline) >= 0) {
            problems.add("`bake` " + written(bake) + " and twice the longest `within` " + written(test)
                    + " of the smoke tests in slipway.yaml are " + written(needed)
                    + " together, but a verification on " + rules.target() + " is overdue after " + written(deadline)
                    + "; shorten them, or have the operator lengthen `deadlines.verify` in targets.yaml");
        }
    }

    private static Duration longest(Stream<Duration> lengths) {
        return lengths.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static String written(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
    }
}
