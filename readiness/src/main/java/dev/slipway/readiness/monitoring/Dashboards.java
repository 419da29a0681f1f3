package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-05: one look shows how it is. */
final class Dashboards implements Question {

    private static final Pattern FILE =
            Pattern.compile("(?i)(^|/)[\\w-]*dashboards?[\\w-]*(/[\\w./-]+)?\\.(json|ya?ml|tf|jsonnet)$");
    private static final Pattern SERVICE =
            Pattern.compile("(^|/)(grafana|kibana|netdata|chronograf|signoz|uptime-kuma|openobserve)");

    @Override
    public Answer ask(Inspection application) {
        return application
                .files()
                .path(FILE)
                .map(path -> Answer.pass(path + " is one"))
                .or(() -> application
                        .containers()
                        .withImage(SERVICE)
                        .map(service -> Answer.pass(service + " shows them")))
                .or(() -> application
                        .operation()
                        .first(Pattern.compile(
                                "(?i)aws_cloudwatch_dashboard|google_monitoring_dashboard|datadog_dashboard"
                                        + "|grafana_dashboard|newrelic_one_dashboard"))
                        .map(line -> Answer.pass(line + " is one")))
                .orElseGet(() -> Answer.fail(
                        "there is no dashboard",
                        "keep a dashboard of the application beside its code, for example of Grafana"));
    }
}
