package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-03: logs are gathered in one place and do not fill the disk. */
final class Logs implements Question {

    private static final Pattern SHIPPER =
            Pattern.compile("(?i)promtail|\\bloki\\b|fluent-?(bit|d)|\\bvector\\b.*(timberio|config)|filebeat"
                    + "|logstash|awslogs|gelf|splunk|datadog|papertrail|logtail|\\bgraylog\\b"
                    + "|google-fluentd|alloy");
    private static final Pattern ROTATION =
            Pattern.compile("(?i)logrotate|pm2-logrotate|max-size|SystemMaxUse|winston-daily-rotate"
                    + "|RotatingFileHandler|RollingFileAppender|rolling-?policy|lumberjack");

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (containers.services().isEmpty()) {
            return application
                    .operation()
                    .and(application.sources())
                    .and(application.manifests())
                    .first(Pattern.compile(SHIPPER.pattern() + "|" + ROTATION.pattern()))
                    .map(line -> Answer.pass(line + " looks after logs"))
                    .orElseGet(() -> containers.workloads().isEmpty()
                                    && application.sources().isEmpty()
                            ? Answer.notApplicable("nothing here writes logs")
                            : Answer.fail(
                                    "nothing gathers or rotates logs",
                                    "gather logs in one place, and bound what stays on the disk"));
        }
        var unbounded = containers.services().stream()
                .filter(service -> !service.running().logsBounded())
                .toList();
        return unbounded.isEmpty()
                ? Answer.pass(
                        "all " + containers.services().size() + " services have bounded logs or send them elsewhere")
                : Answer.fail(
                        "logs grow without end: " + Lines.places(unbounded),
                        "set `logging` with max-size and max-file for each service, or a driver that gathers "
                                + "them in one place");
    }
}
