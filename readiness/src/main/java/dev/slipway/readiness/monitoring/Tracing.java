package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-04: it can be seen where time is spent and where it fails. */
final class Tracing implements Question {

    private static final Pattern TRACES =
            Pattern.compile("(?i)opentelemetry|OTEL_|@sentry/|sentry[-_]sdk|sentry-(ruby|go|spring|laravel)"
                    + "|raven\\b|newrelic|new-relic|dd-trace|ddtrace|datadog|elastic-?apm"
                    + "|applicationinsights|micrometer-tracing|jaeger|zipkin|honeycomb|scout_apm|skywalking"
                    + "|dynatrace|appsignal|instana|lightstep|pinpoint|sentry_dsn");

    @Override
    public Answer ask(Inspection application) {
        return application
                .manifests()
                .and(application.configuration())
                .and(application.sources())
                .first(TRACES)
                .map(line -> Answer.pass(line + " traces"))
                .orElseGet(() -> application.slipway().deploys()
                        ? Answer.pass("each deployment by Slipway is one OpenTelemetry trace")
                        : Answer.fail(
                                "nothing traces calls or deployments",
                                "add OpenTelemetry or another tracer to the services"));
    }
}
