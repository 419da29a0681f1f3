package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DK-003: the loss of a machine is not the loss of the application. */
final class SeveralNodes implements Question {

    private static final Pattern CLUSTER =
            Pattern.compile("(?i)docker stack deploy|docker swarm|docker service|kubectl |\\bhelm (upgrade"
                    + "|install)|nomad (job )?run|\\baws ecs\\b|amazon-ecs|gcloud run|az (containerapp|aks)"
                    + "|fly(ctl)? deploy|kamal deploy");
    private static final Pattern SPREAD =
            Pattern.compile("^\\s*(placement:|max_replicas_per_node:|endpoint_mode:|mode:\\s*global)");

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (!containers.any()) {
            return Unpacked.answer();
        }
        if (!containers.workloads().isEmpty()) {
            return Answer.pass(containers.workloads().getFirst() + " is for a cluster");
        }
        var spread = containers
                .code()
                .first(SPREAD)
                .filter(_ -> containers.services().stream()
                        .anyMatch(service -> service.running().replicas() > 1));
        return spread.or(() -> application.automation().first(CLUSTER))
                .map(line -> Answer.pass(line + " spreads copies over machines"))
                .orElseGet(() -> Answer.fail(
                        "all containers run on one machine",
                        "run them on several: a Swarm stack with replicas and placement, or Kubernetes"));
    }
}
