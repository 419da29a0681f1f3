package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** RB-003: services start, say when they are ready, and stop in good order. */
final class Lifecycle implements Question {

    private static final Pattern FORCE =
            Pattern.compile("(?i)kill -(9|KILL)|pkill -(9|KILL)|killall -(9|KILL)|taskkill .*/F|docker kill"
                    + "|Stop-Process .*-Force|kill --force");
    private static final Pattern GRACE =
            Pattern.compile("(?i)SIGTERM|addShutdownHook|server\\.shutdown\\s*=\\s*graceful"
                    + "|terminationGracePeriodSeconds|preStop|kill_timeout|TimeoutStopSec"
                    + "|enableShutdownHooks|signal\\.Notify|lifespan|IHostApplicationLifetime"
                    + "|on_event\\([\"']shutdown|@PreDestroy|ShutdownTimeout|trap .*TERM|graceful");
    private static final Pattern UNIT = Pattern.compile("(?i)^Restart=(always|on-failure)|autorestart");

    @Override
    public Answer ask(Inspection application) {
        var force = application.automation().first(FORCE);
        if (force.isPresent()) {
            return Answer.fail(
                    force.get() + " kills without asking",
                    "end services by SIGTERM, and by force only after a time of grace");
        }
        if (application.slipway().deploys()) {
            return Answer.pass(
                    "Slipway waits for readiness, drains, asks to stop and kills only after a time of grace");
        }
        var flaws = flaws(application);
        return flaws.isEmpty()
                ? Answer.pass("services restart, are checked, and stop in good order")
                : Answer.fail(
                        String.join("; ", flaws),
                        "give each service a restart policy, a health check and time to finish: a handler of "
                                + "SIGTERM, `stop_grace_period`");
    }

    private static List<String> flaws(Inspection application) {
        var flaws = new ArrayList<String>();
        var own = application.containers().own();
        own.stream()
                .filter(service -> !service.running().restarts())
                .findFirst()
                .ifPresent(one -> flaws.add(one + " is not restarted when it ends"));
        own.stream()
                .filter(service -> service.running().health().isEmpty()
                        && application
                                .containers()
                                .imageOf(service)
                                .filter(image ->
                                        image.file().code().has(Pattern.compile("(?i)^\\s*HEALTHCHECK\\s+(?!NONE)")))
                                .isEmpty())
                .findFirst()
                .ifPresent(one -> flaws.add(one + " has no health check"));
        if (own.isEmpty()
                && application.containers().workloads().isEmpty()
                && !application.configuration().has(UNIT)) {
            flaws.add("nothing keeps a service running");
        }
        application.containers().workloads().stream()
                .filter(file -> !file.code().has(Pattern.compile("readinessProbe:")))
                .findFirst()
                .ifPresent(file -> flaws.add(file + " has no readiness probe"));
        if (application.containers().workloads().isEmpty()
                && !application.sources().and(application.configuration()).has(GRACE)
                && own.stream().noneMatch(service -> service.running().grace())) {
            flaws.add("nothing stops in good order");
        }
        return flaws;
    }
}
