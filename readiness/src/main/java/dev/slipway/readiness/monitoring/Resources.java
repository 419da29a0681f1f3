package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-13: processor, memory and disk are watched. */
final class Resources implements Question {

    private static final Pattern WATCHES =
            Pattern.compile("(?i)node[-_]exporter|cadvisor|netdata|telegraf|datadog[-/]agent|cloudwatch-?agent"
                    + "|metrics-server|ServiceMonitor|PodMonitor|zabbix|collectd|newrelic-infra|glances"
                    + "|container_(memory|cpu)_|node_(memory|cpu|filesystem)_|windows_exporter|dcgm"
                    + "|process_resident_memory");

    @Override
    public Answer ask(Inspection application) {
        return application
                .operation()
                .and(application.containers().code())
                .first(WATCHES)
                .map(line -> Answer.pass(line + " watches them"))
                .orElseGet(() -> Answer.fail(
                        "nobody watches processor, memory and disk",
                        "gather them, for example with node-exporter and cAdvisor, and alert before they run out"));
    }
}
