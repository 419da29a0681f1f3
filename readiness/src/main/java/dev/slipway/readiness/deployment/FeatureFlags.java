package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-19: a release can be deployed before its features are shown. */
final class FeatureFlags implements Question {

    private static final Pattern FLAGS =
            Pattern.compile("(?i)launchdarkly|unleash|flagsmith|growthbook|openfeature|flipper|split\\.io|splitio"
                    + "|configcat|waffle|flagr|posthog|statsig|optimizely|feature[_-]?flags?|FEATURE_[A-Z]"
                    + "|isFeatureEnabled|FeatureManagement|ff4j|togglz|laravel/pennant");

    @Override
    public Answer ask(Inspection application) {
        return application
                .manifests()
                .and(application.sources())
                .and(application.configuration())
                .first(FLAGS)
                .map(line -> Answer.pass(line + " switches a feature apart from the deployment"))
                .orElseGet(() -> Answer.fail(
                        "whatever is deployed is shown to users at once",
                        "put new features behind flags, or release a version that was deployed without traffic"));
    }
}
