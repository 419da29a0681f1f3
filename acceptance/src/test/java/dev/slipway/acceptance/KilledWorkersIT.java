package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.runtime.kafka.Milestones.Milestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills every worker at every milestone, spread at random over deployments; all of them end once, and rightly. */
class KilledWorkersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> TARGETS = List.of("web/a", "web/b", "web/c", "web/d");
    private static final int DEPLOYMENTS = 20;
    /** How many places a worker passes in one deployment, roughly: an order that waits for more would wait for ever. */
    private static final Map<String, Integer> PLACES =
            Map.of("validate", 5, "backup", 1, "deploy", 5, "verify", 3, "notify", 1);

    @TempDir
    Path folder;

    private final Map<String, Integer> hits = new TreeMap<>();
    private final Set<String> requests = new HashSet<>();

    /** A worker that shall die, and where. */
    private record Kill(String worker, Milestone milestone) {
        @Override
        public String toString() {
            return worker + " at " + milestone;
        }
    }

    @Test
    void every_deployment_ends_once_and_rightly_whoever_dies() throws Exception {
        long seed = Long.getLong("slipway.seed", System.nanoTime());
        System.out.println("kill -9 with seed " + seed + " (again with -Dslipway.seed=" + seed + ")");
        var random = new Random(seed);
        long soakUntil = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("slipway.soak.minutes", 0)).toNanos();
        try (var yard = new Yard(folder, TARGETS, Map.of("slipway.kafka.grace", "0ms")).open();
                var outcomes = new Outcomes(yard.broker.bootstrapServers())) {
            var client = yard.client();
            do {
                round(yard, client, outcomes, random);
            } while (System.nanoTime() < soakUntil);
            hits.forEach((kill, times) -> System.out.println("killed " + kill + ": " + times));
            var invariants = new Invariants(yard.log());
            invariants.hold(requests);
            invariants.everyRolloutIsOver();
        }
        assertThat(hits).as("every worker died at every milestone").hasSize(PLACES.size() * Milestone.values().length);
    }

    private void round(Yard yard, Client client, Outcomes outcomes, Random random) {
        var kills = shuffledKills(random);
        for (int i = 0; i < DEPLOYMENTS || !kills.isEmpty(); i++) {
            assertThat(i).as("every kill finds its place; left: " + kills).isLessThan(3 * DEPLOYMENTS);
            deployUnderFire(yard, client, outcomes, random, kills, i);
        }
    }

    private void deployUnderFire(
            Yard yard, Client client, Outcomes outcomes, Random random, Deque<Kill> kills, int number) {
        var ordered = order(yard, kills, random, number);
        var target = TARGETS.get(number % TARGETS.size());
        var broken = number >= TARGETS.size() && number % 5 == 0;
        var version = requests.size() + "." + number;
        var application = Sample.application(folder, "web", version, broken ? "broken-behind-proxy" : "fine");
        var request = client.deploy(target, client.release(application, version));
        requests.add(request);
        var outcome = awaitOutcome(yard, outcomes, request);
        System.out.println("deployment " + number + " of " + target + " under " + ordered + ": "
                + outcome.getSchema().getName());
        assertThat(outcome)
                .as("deployment " + number + " of " + target + " under " + ordered)
                .isInstanceOf(broken ? RolledBack.class : Succeeded.class);
        settle(yard, kills, ordered);
    }

    private List<Kill> order(Yard yard, Deque<Kill> kills, Random random, int number) {
        var ordered = new ArrayList<Kill>();
        for (int i = 0; i < 2 && !kills.isEmpty(); i++) {
            var kill = kills.pollFirst();
            if (ordered.stream().anyMatch(other -> other.worker().equals(kill.worker()))) {
                kills.addLast(kill);
                continue;
            }
            var passes = number < DEPLOYMENTS ? random.nextInt(PLACES.getOrDefault(kill.worker(), 1)) : 0;
            worker(yard, kill).order("die", kill.milestone().name(), passes);
            ordered.add(kill);
        }
        return ordered;
    }

    private static SpecificRecord awaitOutcome(Yard yard, Outcomes outcomes, String request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            yard.workers.values().forEach(Worker::revive);
            var outcome = outcomes.within(request, Duration.ofMillis(300));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            assertThat(System.nanoTime())
                    .as("the outcome of " + request + " came in time")
                    .isLessThan(deadline);
        }
    }

    /** The last ones may die after the outcome: notify learns of it only then. */
    private void settle(Yard yard, Deque<Kill> kills, List<Kill> ordered) {
        for (var kill : ordered) {
            var worker = worker(yard, kill);
            if (!worker.obeyedWithin(Duration.ofSeconds(2))) {
                worker.withdrawOrder();
            }
            if (worker.obeyed()) {
                worker.awaitDeath();
                worker.revive();
                hits.merge(kill.toString(), 1, Integer::sum);
            } else {
                kills.addLast(kill);
            }
        }
    }

    private static Worker worker(Yard yard, Kill kill) {
        return java.util.Objects.requireNonNull(yard.workers.get(kill.worker()));
    }

    private static Deque<Kill> shuffledKills(Random random) {
        var kills = new ArrayList<Kill>();
        PLACES.keySet().stream()
                .sorted()
                .forEach(worker ->
                        Arrays.stream(Milestone.values()).forEach(milestone -> kills.add(new Kill(worker, milestone))));
        Collections.shuffle(kills, random);
        return new ArrayDeque<>(kills);
    }
}
