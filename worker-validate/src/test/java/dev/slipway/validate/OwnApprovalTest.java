package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.Succeeded;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What slipway.yaml wants people to say yes to counts like the operator's word, and takes none of that away. */
class OwnApprovalTest {

    private String approvals = "[]";

    private GateBench gate(String target) {
        return new GateBench(
                target,
                _ -> new Opened.Contents(Path.of("application"), application(), Optional.empty()),
                Runnable::run,
                List.of(),
                new ReleaseCheck[0]);
    }

    private Application application() {
        return ApplicationFile.parse("""
                application: shop
                services: {web: {command: [serve], health: /health}}
                approvals: %s
                """.formatted(approvals).getBytes(StandardCharsets.UTF_8));
    }

    private static String planned(GateBench gate, String version) {
        var id = gate.ask(gate.ci, gate.ci.deploy(gate.ci.newId(), version));
        gate.hear(gate.stages.planned(id, 1, version, "1"));
        return id;
    }

    private static String approve(GateBench gate, Requester by, String subject) {
        var plan = gate.lane().ticket(subject).flatMap(Ticket::plan).orElseThrow();
        return gate.approve(by, subject, plan.getDigest());
    }

    private static Phase phaseOf(GateBench gate, String id) {
        return gate.lane().ticket(id).orElseThrow().phase();
    }

    @Test
    void asks_people_where_the_operator_asks_nobody() {
        approvals = "[{groups: [owners], environments: [production]}]";
        var gate = gate(Rules.TARGET);
        var id = planned(gate, "2");

        assertThat(gate.last(ApprovalRequested.class).getFrom()).containsExactly("1 of the group owners");
        assertThat(gate.last(ApprovalRequested.class).getNeeded()).isEqualTo(1);
        gate.outcome(approve(gate, gate.ada, id), Succeeded.class);
        assertThat(gate.last(DeploymentApproved.class).getApprovedBy()).containsExactly("ada");
        assertThat(phaseOf(gate, id)).isEqualTo(Phase.ADMITTED);
    }

    @Test
    void stands_beside_the_rules_of_the_operator() {
        approvals = "[{needed: 3}]";
        var gate = gate(Rules.GUARDED);
        var id = planned(gate, "2");
        assertThat(gate.last(ApprovalRequested.class).getFrom())
                .containsExactly("2 of ada or ben or eve", "1 of the group owners", "3 of those who may approve");

        approve(gate, gate.ben, id);
        var second = approve(gate, gate.eve, id);
        assertThat(gate.outcome(second, Succeeded.class).getStatement())
                .isEqualTo("counted for " + id + "; missing: 1 of those who may approve");
        assertThat(gate.bench.published(DeploymentAdmitted.class)).isEmpty();

        approve(gate, gate.ada, id);
        assertThat(phaseOf(gate, id)).isEqualTo(Phase.ADMITTED);
    }

    @Test
    void takes_nothing_away_from_the_rules_of_the_operator() {
        approvals = "[{keys: [eve]}]";
        var gate = gate(Rules.GUARDED);
        var id = planned(gate, "2");
        var vote = approve(gate, gate.eve, id);

        assertThat(gate.outcome(vote, Succeeded.class).getStatement())
                .endsWith("missing: 1 of ada or ben or eve and 1 of the group owners");
        assertThat(phaseOf(gate, id)).isEqualTo(Phase.APPROVING);
    }

    @Test
    void gives_nobody_a_right_to_approve() {
        approvals = "[{keys: [ci]}]";
        var gate = gate(Rules.TARGET);
        var id = gate.deploy("2");
        gate.hear(gate.stages.planned(id, 1, "2", "1"));

        assertThat(codes(
                        gate.outcome(approve(gate, gate.ci, id), Rejected.class).getReasons()))
                .containsExactly("not-allowed");
    }

    @Test
    void still_holds_when_the_rollout_is_authorised() {
        approvals = "[{keys: [ben]}]";
        var gate = gate(Rules.GUARDED);
        var id = planned(gate, "2");
        approve(gate, gate.ben, id);
        approve(gate, gate.eve, id);
        assertThat(phaseOf(gate, id)).isEqualTo(Phase.ADMITTED);
        gate.rules = OperationsFile.parse(Rules.WRITTEN
                .replace("{verbs: [approve], keys: [ben, eve]}", "{verbs: [approve], keys: [eve]}")
                .replace("{needed: 2, keys: [ada, ben, eve]}", "{keys: [ada, ben, eve]}")
                .replace("- {groups: [owners]}", "")
                .getBytes(StandardCharsets.UTF_8));

        gate.hear(gate.stages.backedUp(id));

        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();
        assertThat(gate.last(ApprovalRequested.class).getFrom()).containsExactly("1 of ben");
    }

    @Test
    void is_remembered_over_a_crash() {
        approvals = "[{needed: 2}]";
        var gate = gate(Rules.GUARDED);
        gate.bench.crashAfter("check");
        var id = gate.ask(gate.ci, gate.ci.deploy(gate.ci.newId(), "2"));
        gate.bench.resume();
        gate.hear(gate.stages.planned(id, 1, "2", "1"));

        assertThat(gate.last(ApprovalRequested.class).getFrom()).contains("2 of those who may approve");
    }

    @Test
    void a_rollback_asks_nobody() {
        approvals = "[{needed: 2}]";
        var gate = gate(Rules.TARGET);
        var id = gate.rollback();
        gate.hear(gate.stages.planned(id, 1, "1", "2"));

        assertThat(gate.bench.published(ApprovalRequested.class)).isEmpty();
        assertThat(gate.story(id)).contains("DeploymentApproved");
    }
}
