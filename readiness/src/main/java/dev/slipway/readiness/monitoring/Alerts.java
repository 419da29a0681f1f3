package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-12: somebody is woken when it fails, and not by a customer. */
final class Alerts implements Question {

    private static final Pattern ALERT =
            Pattern.compile("(?i)^\\s*-\\s*alert:|alertmanager|pagerduty|opsgenie|victorops"
                    + "|cloudwatch_metric_alarm|PrometheusRule|grafana_alert|@sentry/|sentry[-_]sdk"
                    + "|uptime-?kuma|healthchecks\\.io|betteruptime|pingdom|statuscake|rollbar|bugsnag"
                    + "|airbrake|honeybadger");
    private static final Pattern FAILED =
            Pattern.compile("(?i)failure\\(\\)|on_failure|\\bfailure\\s*\\{|trap .*ERR|job\\.status|on_fail"
                    + "|failed\\(\\)|condition:\\s*failed");

    @Override
    public Answer ask(Inspection application) {
        var listeners = application.slipway().listeners();
        if (!listeners.isEmpty()) {
            return Answer.pass("targets.yaml tells " + String.join(", ", listeners) + " when "
                    + application.slipway().targetName() + " fails or is stuck");
        }
        return application
                .operation()
                .and(application.manifests())
                .first(ALERT)
                .or(() -> application
                        .pipelines()
                        .withAll(
                                FAILED,
                                Pattern.compile(
                                        "(?i)slack|webhook|\\b(send)?mailx?\\b|emailext|teams|discord|telegram|notify"))
                        .flatMap(file -> file.code().first(FAILED)))
                .map(line -> Answer.pass(line + " raises an alert"))
                .orElseGet(() -> Answer.fail(
                        "when it fails, users are the first to know",
                        "name webhooks under `notify` of the target in targets.yaml, and alert on errors of "
                                + "the application"));
    }
}
