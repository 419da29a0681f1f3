package dev.slipway.cli.watch;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static dev.slipway.cli.log.SampleEvents.reasons;
import static dev.slipway.cli.log.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.ExitCode;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final List<SpecificRecord> OUTCOMES = List.of(
            Succeeded.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setStatement("done")
                    .build(),
            Rejected.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setReasons(reasons("no"))
                    .build(),
            RolledBack.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setReasons(reasons("bad"))
                    .build(),
            Cancelled.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setCancelledBy("two")
                    .setUndone(true)
                    .build(),
            Superseded.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setSupersededBy("two")
                    .build(),
            Failed.newBuilder()
                    .setEnvelope(envelope("one", 1))
                    .setKind(RequestKind.DEPLOY)
                    .setReasons(reasons("stuck"))
                    .build());

    @Test
    void every_outcome_has_its_exit_code() {
        assertThat(OUTCOMES)
                .extracting(event ->
                        OutcomeWatch.Ending.of(recorded(event)).orElseThrow().exitCode())
                .containsExactly(
                        ExitCode.DONE,
                        ExitCode.REJECTED,
                        ExitCode.ROLLED_BACK,
                        ExitCode.STOPPED,
                        ExitCode.STOPPED,
                        ExitCode.FAILED);
    }

    @Test
    void no_outcome_of_the_contract_is_forgotten() {
        assertThat(OUTCOMES)
                .extracting(SpecificRecord::getClass)
                .containsAll(List.copyOf(Flow.eventsOn(Topic.OUTCOMES)));
    }

    @Test
    void nothing_else_ends_a_request() {
        var started = RolloutStarted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setPlanDigest("0")
                .build();

        assertThat(OutcomeWatch.Ending.of(recorded(started))).isEmpty();
    }
}
