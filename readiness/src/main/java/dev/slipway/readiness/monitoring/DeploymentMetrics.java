package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** MON-001: it is measured how often, how fast and how well is deployed. */
final class DeploymentMetrics implements Question {

    private static final Pattern MEASURES =
            Pattern.compile("(?i)api/annotations|\\bdora\\b|deployment mark|datadog-ci|sentry-cli .*(releases"
                    + "|deploys)|action-release|newrelic.*deploy|deployment-marker|pushgateway|metrics/job"
                    + "|sleuth|linearb|four-?keys|deploy\\w*_(duration|seconds|total|timestamp)|honeymarker"
                    + "|statsd");

    @Override
    public Answer ask(Inspection application) {
        return application
                .automation()
                .first(MEASURES)
                .map(line -> Answer.pass(line + " records deployments"))
                .orElseGet(() -> Answer.fail(
                        "nothing records when, how long and with what outcome was deployed",
                        "record each deployment and its duration, for example in a push gateway or as an annotation"));
    }
}
