package dev.slipway.cli.watch;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static dev.slipway.cli.log.SampleEvents.reasons;
import static dev.slipway.cli.log.SampleEvents.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Failed;
import dev.slipway.events.Plan;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.events.TargetCleared;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void shows_the_confirmed_release_and_where_it_is_reached() {
        var status = after(
                asked("one", 0), deployed("one", 1), confirmed("one", 2), succeeded("one", RequestKind.DEPLOY, 3));

        assertThat(status.serving().orElseThrow().version()).isEqualTo("1.0");
        assertThat(status.serving().orElseThrow().entry()).contains("http://127.0.0.1:8080");
        assertThat(status.running()).isEmpty();
        assertThat(status.waiting()).isEmpty();
    }

    @Test
    void tells_what_runs_from_what_waits() {
        var status = after(asked("one", 0), admitted("one", 1), asked("two", 2), queued("two", 3));

        assertThat(status.running().orElseThrow().requestId()).isEqualTo("one");
        assertThat(status.waiting())
                .singleElement()
                .satisfies(work -> assertThat(work.lately()).contains("waits behind one"));
    }

    @Test
    void shows_a_request_that_gave_the_lane_back_to_a_freeze_among_those_that_wait() {
        var frozen = DeploymentQueued.newBuilder(queued("one", 2))
                .setBehind("")
                .setReason(reasons("freeze window `party`").getFirst())
                .build();
        var status = after(asked("one", 0), admitted("one", 1), frozen);

        assertThat(status.running()).isEmpty();
        assertThat(status.waiting())
                .singleElement()
                .satisfies(work -> assertThat(work.lately()).startsWith("waits: freeze window `party`, place"));
    }

    @Test
    void shows_nothing_where_the_first_release_was_undone() {
        var undone = ReleaseRolledBack.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setInstances(List.of())
                .setReason(reasons("bad").getFirst())
                .build();

        assertThat(after(asked("one", 0), undone).serving()).isEmpty();
    }

    @Test
    void shows_a_held_target_until_a_person_has_cleared_it() {
        var failed = Failed.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setKind(RequestKind.DEPLOY)
                .setReasons(reasons("the undo failed"))
                .build();
        var cleared = TargetCleared.newBuilder()
                .setEnvelope(envelope("two", 2))
                .setReason("looked after")
                .build();

        assertThat(after(asked("one", 0), failed).held().orElseThrow().reason()).contains("the undo failed");
        assertThat(after(asked("one", 0), failed, cleared, succeeded("two", RequestKind.CLEAR, 3))
                        .held())
                .isEmpty();
    }

    @Test
    void does_not_take_a_repeated_request_for_a_new_one() {
        var status = after(asked("one", 0), succeeded("one", RequestKind.DEPLOY, 1), asked("one", 2));

        assertThat(status.waiting()).isEmpty();
    }

    private static TargetStatus after(SpecificRecord... events) {
        return Standing.of(Stream.of(events).map(SampleEvents::recorded).toList())
                .getFirst();
    }

    private static DeployRequested asked(String requestId, int second) {
        return DeployRequested.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setRelease(release("1.0"))
                .build();
    }

    private static DeploymentAdmitted admitted(String requestId, int second) {
        var plan = Plan.newBuilder()
                .setDigest("0")
                .setRelease(release("1.0"))
                .setSteps(List.of())
                .build();
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setKind(RequestKind.DEPLOY)
                .setPlan(plan)
                .build();
    }

    private static DeploymentQueued queued(String requestId, int second) {
        return DeploymentQueued.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setBehind("one")
                .setPlace(1)
                .build();
    }

    private static ReleaseDeployed deployed(String requestId, int second) {
        return ReleaseDeployed.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setRelease(release("1.0"))
                .setInstances(List.of())
                .setEntry("http://127.0.0.1:8080")
                .build();
    }

    private static ReleaseConfirmed confirmed(String requestId, int second) {
        return ReleaseConfirmed.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setRelease(release("1.0"))
                .build();
    }

    private static Succeeded succeeded(String requestId, RequestKind kind, int second) {
        return Succeeded.newBuilder()
                .setEnvelope(envelope(requestId, second))
                .setKind(kind)
                .setStatement("done")
                .build();
    }
}
