package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Succeeded;
import dev.slipway.runtime.kafka.Milestones.Milestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is frozen beyond its session while another one takes over says nothing when it wakes. */
class FrozenWorkersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> WORKERS = List.of("deploy", "validate", "verify", "backup", "notify", "deploy");

    @TempDir
    Path folder;

    private final Set<String> requests = new HashSet<>();

    @Test
    void the_other_instance_finishes_and_the_woken_one_adds_nothing() throws Exception {
        try (var yard = new Yard(folder, List.of("web/a"), Map.of("slipway.kafka.grace", "0ms")).open();
                var outcomes = new Outcomes(yard.broker.bootstrapServers())) {
            var client = yard.client();
            deploy(client, outcomes, 0);
            int number = 1;
            for (var milestone : Milestone.values()) {
                freeze(yard, client, outcomes, WORKERS.get(milestone.ordinal()), milestone, number);
                number += 2;
            }
            new Invariants(yard.log()).hold(requests);
        }
    }

    /** Freezes the only instance, lets a fresh one take over, wakes the old one, and deploys once more with both. */
    private void freeze(Yard yard, Client client, Outcomes outcomes, String name, Milestone milestone, int number) {
        var frozen = java.util.Objects.requireNonNull(yard.workers.get(name));
        frozen.order("freeze", milestone.name(), 0);
        var request = ask(client, number);
        assertThat(frozen.obeyedWithin(PATIENCE))
                .as(name + " froze at " + milestone)
                .isTrue();
        var heir = yard.hire(name, name + "-heir-" + number);
        assertThat(outcomes.of(request, PATIENCE))
                .as(name + " frozen at " + milestone)
                .isInstanceOf(Succeeded.class);
        frozen.signal("CONT");
        deploy(client, outcomes, number + 1);
        new Invariants(yard.log()).noEventIsDoubled();
        frozen.kill();
        yard.workers.put(name, heir);
    }

    private void deploy(Client client, Outcomes outcomes, int number) {
        assertThat(outcomes.of(ask(client, number), PATIENCE)).isInstanceOf(Succeeded.class);
    }

    private String ask(Client client, int number) {
        var version = "1." + number;
        var request = client.deploy("web/a", client.release(Sample.good(folder, "web", version), version));
        requests.add(request);
        return request;
    }
}
