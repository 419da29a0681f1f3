package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-07: more than one copy can serve, and something shares the work out. */
final class LoadBalancing implements Question {

    private static final Pattern BALANCER =
            Pattern.compile("(^|/)(nginx|traefik|haproxy|caddy|envoy|[\\w-]*modsecurity[\\w-]*|bunkerweb)\\b");
    private static final Pattern SCALES =
            Pattern.compile("(?i)HorizontalPodAutoscaler|autoscal|min_?instances|max_?instances"
                    + "|instances:\\s*(max|[2-9])|exec_mode.*cluster|^\\s*replicas:\\s*([2-9]|\\d\\d)"
                    + "|desired_?count.*([2-9]|\\d\\d)|replicaCount:\\s*([2-9]|\\d\\d)|--scale \\S+=([2-9]"
                    + "|\\d\\d)");

    @Override
    public Answer ask(Inspection application) {
        var copies = application.containers().own().stream()
                .filter(service -> service.running().replicas() > 1)
                .findFirst();
        var balancer = application.containers().withImage(BALANCER);
        if (copies.isPresent() && balancer.isPresent()) {
            return Answer.pass(balancer.get() + " shares out to "
                    + copies.get().running().replicas() + " copies of " + copies.get());
        }
        var scales = application
                .containers()
                .kubernetesCode()
                .and(application.code(file -> file.name()
                        .matches(".*\\.tf|fly\\.toml|app\\.ya?ml|render\\.ya?ml|values.*\\.ya?ml"
                                + "|ecosystem\\.config\\..*")))
                .first(SCALES);
        return scales.map(line -> Answer.pass(line + " runs several copies"))
                .orElseGet(() -> Answer.fail(
                        balancer.map(one -> one + " has only one copy behind it")
                                .orElse("nothing shares work out to several copies"),
                        "run at least two copies of a service behind a router that knows which are healthy"));
    }
}
