package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.wire.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks through rollouts of every strategy by chance: verdicts, stops, deaths of instances and of the worker, starts that
 * fail, in any order. Whatever happens, each ends once, and what is left is one whole release and nothing else.
 */
class RandomRolloutsTest {

    private static final int ROUNDS = 60;
    private static final int EVENTS = 12;
    private static final List<String> STRATEGIES = List.of(
            "{}",
            "{max-parallel: 2}",
            "{strategy: rolling}",
            "{strategy: rolling, rolling: {max-surge: 0, max-unavailable: 1}}",
            "{strategy: rolling, rolling: {max-surge: 2, max-unavailable: 1}}",
            "{strategy: canary, canary: {steps: [{weight: 10, pause: 30s}, {weight: 50, pause: 30s}]}}",
            "{strategy: recreate}");

    static Stream<String> strategies() {
        return STRATEGIES.stream();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void every_rollout_ends_once_and_leaves_one_whole_release(String strategy) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            new Walker(strategy, seed).walk();
        }
    }

    private static final class Walker {

        private final String name;
        private final Random random;
        private final DeployBench deploy;
        private final List<String> asked = new ArrayList<>();

        Walker(String strategy, int seed) {
            name = strategy + ", seed " + seed;
            random = new Random(seed);
            deploy = new DeployBench(StrategiesTest.shop(1 + random.nextInt(4), strategy));
            deploy.deployed("r0", "1.0");
        }

        void walk() {
            for (int number = 1; number <= 3; number++) {
                rollout("r" + number, "1." + number);
            }
            asked.forEach(this::endedOnce);
            deploy.bench.advance(Duration.ofHours(1));
            if (!deploy.book().leftForAPerson()) {
                wholeAndAlone();
            }
        }

        private void rollout(String request, String version) {
            deploy.bundles.nowReads(
                    StrategiesTest.shop(1 + random.nextInt(4), STRATEGIES.get(random.nextInt(STRATEGIES.size()))));
            deploy.planned(request, version);
            var plan = deploy.plan(request);
            if (random.nextInt(3) == 0) {
                deploy.instances.failToStart("backend", version, "No memory.");
            }
            asked.add(request);
            deploy.authorised(request, plan);
            for (int event = 0; event < EVENTS; event++) {
                something(request, version);
            }
            deploy.restarted();
            deploy.instances.startAgain("backend", version);
            deploy.stop(request);
            deploy.bench.advance(Duration.ofMinutes(5));
        }

        private void something(String request, String version) {
            switch (random.nextInt(11)) {
                case 0, 1, 2 -> deploy.passed(request, Purpose.BEFORE_TRAFFIC);
                case 3 -> deploy.passed(request, Purpose.AFTER_SWITCH);
                case 4 -> maybe(8, () -> deploy.failed(request, Purpose.values()[random.nextInt(2)]));
                case 5 -> maybe(8, () -> deploy.stop(request));
                case 6 -> deploy.bench.advance(Duration.ofSeconds(random.nextInt(40)));
                case 7 -> maybe(2, () -> deploy.bench.crashAfter(anyStep()));
                case 8 -> deploy.restarted();
                case 9 -> maybe(3, () -> deploy.instances.die("backend", anyVersion(version)));
                default -> maybe(8, () -> deploy.overdue(request, Duration.ofMinutes(1)));
            }
        }

        private void maybe(int oneOf, Runnable action) {
            if (random.nextInt(oneOf) == 0) {
                action.run();
            }
        }

        private String anyStep() {
            return List.of(
                            Steps.MAKE_ROOM,
                            Steps.START,
                            Steps.SHIFT,
                            Steps.STOP,
                            Steps.WATCH,
                            Steps.TAKE_TRAFFIC_BACK,
                            Steps.REVIVE,
                            Steps.REVERT,
                            Steps.SETTLE)
                    .get(random.nextInt(9));
        }

        private String anyVersion(String version) {
            return random.nextBoolean() ? version : deploy.live();
        }

        private void endedOnce(String request) {
            var ends = deploy.bench.published().stream()
                    .filter(event -> Set.of(ReleaseConfirmed.class, ReleaseRolledBack.class, RollbackStuck.class)
                            .contains(event.getClass()))
                    .filter(event -> Events.envelopeOf(event).getRequestId().equals(request))
                    .toList();
            assertThat(ends)
                    .as("the ends of %s, %s: %s", request, name, deploy.story())
                    .hasSize(1);
            assertThat(deploy.book().running()).as(name).isEmpty();
        }

        private void wholeAndAlone() {
            var live = deploy.book().live().orElseThrow();
            var running =
                    deploy.instances.running.stream().map(RunningInstance::id).collect(Collectors.toSet());
            assertThat(running).as(name).containsExactlyInAnyOrderElementsOf(live.ids());
            var backends = live.instances().stream().map(Tables::backend).collect(Collectors.toSet());
            assertThat(deploy.router.table().backends()).as(name).isEqualTo(backends);
            assertThat(live.release().getReplicas().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as(name)
                    .isEqualTo(live.instances().size());
        }
    }
}
