package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What must hold over everything that the gate has said, whatever it was told. */
record Invariants(List<SpecificRecord> log, String circumstances) {

    void everyRequestEndsOnce(Set<String> requests) {
        var ends = new HashMap<String, List<String>>();
        requests.forEach(id -> ends.put(id, new ArrayList<>()));
        log.stream()
                .filter(Invariants::isOutcome)
                .forEach(outcome -> ends.computeIfAbsent(idOf(outcome), id -> new ArrayList<>())
                        .add(Events.nameOf(outcome)));
        assertThat(ends)
                .as(circumstances)
                .allSatisfy((id, outcomes) ->
                        assertThat(outcomes).as("%s in %s", id, circumstances).hasSize(1));
    }

    void oneDeploymentPerTargetAtATime() {
        Optional<String> holder = Optional.empty();
        for (var event : log) {
            if (event instanceof DeploymentAdmitted || event instanceof RecoveryAdmitted) {
                assertThat(holder)
                        .as("%s admitted in %s", idOf(event), circumstances)
                        .isEmpty();
                holder = Optional.of(idOf(event));
            } else if (isOutcome(event) || event instanceof DeploymentQueued) {
                holder = holder.filter(id -> !id.equals(idOf(event)));
            }
        }
    }

    void nothingHappensAfterTheOutcome() {
        var ended = new HashSet<String>();
        for (var event : log) {
            assertThat(ended)
                    .as("%s in %s", Events.nameOf(event), circumstances)
                    .doesNotContain(idOf(event));
            if (isOutcome(event)) {
                ended.add(idOf(event));
            }
        }
    }

    void everyEventHasACauseAndItsOwnId() {
        assertThat(log)
                .as(circumstances)
                .allMatch(event -> Events.envelopeOf(event).getCause().isPresent());
        assertThat(log)
                .as(circumstances)
                .extracting(event -> Events.envelopeOf(event).getEventId())
                .doesNotHaveDuplicates();
    }

    private static boolean isOutcome(SpecificRecord event) {
        return Flow.isOutcome(event.getClass());
    }

    private static String idOf(SpecificRecord event) {
        return Events.envelopeOf(event).getRequestId();
    }
}
