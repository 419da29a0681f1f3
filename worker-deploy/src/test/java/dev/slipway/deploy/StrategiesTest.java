package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.TrafficShifted;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users and instances meet with while a release takes over, strategy by strategy. */
class StrategiesTest {

    private static final String CANARY =
            "{strategy: canary, canary: {steps: [{weight: 10, pause: 1m}, {weight: 50, pause: 1m}]}}";
    private static final String ROLLING = "{strategy: rolling}";
    private static final String RECREATE = "{strategy: recreate}";

    static Application shop(int replicas, String rollout) {
        return ApplicationFile.parse("""
            application: shop
            services:
              backend: {command: [serve], health: /health, route: /api, replicas: %d}
              frontend: {command: [serve], health: /health, route: /, after: [backend]}
            rollout: %s
            """.formatted(replicas, rollout).getBytes(UTF_8));
    }

    private static DeployBench serving(int replicas, String rollout) {
        var deploy =
                new DeployBench(shop(replicas, rollout)).deployed("r1", "1.0").planned("r2", "1.1");
        var plan = deploy.plan("r2");
        return deploy.forget().authorised("r2", plan);
    }

    private static List<Integer> percents(DeployBench deploy) {
        return deploy.bench.published(TrafficShifted.class).stream()
                .map(TrafficShifted::getPercent)
                .toList();
    }

    private static void seen(DeployBench deploy, String version, long requests, long errors, long millis) {
        deploy.instances.running.stream()
                .filter(one -> one.label().release().equals(version))
                .forEach(one -> deploy.router.seen.put(
                        one.backend(),
                        new Seen(requests, errors, new Latencies(new TreeMap<>(Map.of(millis, requests))))));
    }

    @Test
    void every_copy_starts_and_they_share_the_requests() {
        var deploy = serving(3, "{}");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.deeds())
                .containsExactly(
                        "start backend 1.1",
                        "start backend:2 1.1",
                        "start backend:3 1.1",
                        "start frontend 1.1",
                        "route to 1.1");
        assertThat(deploy.router.table().routeOf("/api").orElseThrow().backends())
                .hasSize(3);
    }

    @Test
    void a_canary_gets_its_shares_one_after_the_other_and_then_everything() {
        var deploy = serving(1, CANARY);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        assertThat(percents(deploy)).containsExactly(10);

        deploy.bench.advance(Duration.ofSeconds(61));
        assertThat(percents(deploy)).containsExactly(10, 50);
        deploy.bench.advance(Duration.ofSeconds(61));
        assertThat(percents(deploy)).containsExactly(10, 50, 100);
        assertThat(deploy.story()).endsWith("ReleaseDeployed");

        deploy.passed("r2", Purpose.AFTER_SWITCH);
        assertThat(deploy.bench.published(ReleaseConfirmed.class).getFirst().getRollbackUntil())
                .isPresent();
    }

    @Test
    void a_canary_that_fails_more_often_is_taken_back_at_once_with_the_figures() {
        var deploy = serving(1, CANARY);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).forget();
        deploy.bench.advance(Duration.ofSeconds(2));
        seen(deploy, "1.1", 80, 20, 10);
        seen(deploy, "1.0", 800, 0, 10);

        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutFailed",
                        "RollbackStarted",
                        "TrafficShifted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ReleaseRolledBack");
        var failed = deploy.bench.published(RolloutFailed.class).getFirst();
        assertThat(failed.getStep()).isEqualTo("watch:10");
        assertThat(failed.getReason().getMessage())
                .contains("fails too often", "160 requests, 25.00 % failed", "1600 requests, 0.00 %");
        assertThat(deploy.router.table().backends()).hasSize(2);
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void what_was_seen_before_a_share_does_not_count_against_it() {
        var deploy = serving(1, CANARY);
        deploy.bench.advance(Duration.ofSeconds(1));
        seen(deploy, "1.1", 500, 500, 10);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        deploy.bench.advance(Duration.ofSeconds(125));

        assertThat(percents(deploy)).containsExactly(10, 50, 100);
        assertThat(deploy.bench.published(TrafficShifted.class).getLast().getObserved())
                .contains("at 50 %", "0 requests", "not compared");
    }

    @Test
    void a_stop_in_the_middle_of_a_pause_takes_the_canary_back() {
        var deploy = serving(1, CANARY);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.bench.advance(Duration.ofSeconds(30));

        deploy.stop("r2");
        deploy.bench.advance(Duration.ofMinutes(5));

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.0", "frontend 1.0");
    }

    @Test
    void a_rollback_of_a_canary_waits_for_nothing() {
        var deploy = new DeployBench(shop(1, CANARY)).deployed("r1", "1.0").deployed("r2", "1.1");
        deploy.bench.advance(Duration.ofMinutes(3));
        deploy.passed("r2", Purpose.AFTER_SWITCH).plannedBack("r3", null);
        var plan = deploy.plan("r3");

        deploy.forget().authorised("r3", plan).passed("r3", Purpose.BEFORE_TRAFFIC);

        assertThat(percents(deploy)).containsExactly(100);
        assertThat(deploy.deeds()).containsExactly("route to 1.0");
    }

    @Test
    void rolling_replaces_one_copy_after_the_other_and_keeps_nothing_warm() {
        var deploy = serving(2, ROLLING);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.deeds())
                .containsExactly(
                        "start backend 1.1",
                        "start frontend 1.1",
                        "route to 1.1",
                        "route to 1.1",
                        "stop backend 1.0",
                        "start backend:2 1.1",
                        "route to 1.1",
                        "route to 1.1",
                        "stop backend:2 1.0",
                        "route to 1.1",
                        "stop frontend 1.0",
                        "route to 1.1");
        assertThat(percents(deploy)).containsExactly(40, 60, 100);

        deploy.passed("r2", Purpose.AFTER_SWITCH);
        assertThat(deploy.bench.published(ReleaseConfirmed.class).getFirst().getRollbackUntil())
                .isEmpty();
        assertThat(deploy.book().warm()).isEmpty();
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.1", "backend:2 1.1", "frontend 1.1");
    }

    @Test
    void a_copy_that_does_not_start_has_the_stopped_ones_started_again_and_the_new_ones_ended() {
        var deploy = serving(3, ROLLING);
        deploy.instances.failToStart("backend:3", "1.1", "No memory left.");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story())
                .endsWith(
                        "RolloutFailed",
                        "RollbackStarted",
                        "TrafficShifted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.instances.names())
                .containsExactlyInAnyOrder("backend 1.0", "backend:2 1.0", "backend:3 1.0", "frontend 1.0");
        assertThat(deploy.router.table().backends()).hasSize(4);
        assertThat(deploy.bench.published(RolloutFailed.class).getFirst().getStep())
                .isEqualTo("start:backend:3");
    }

    @Test
    void an_old_copy_is_stopped_only_when_its_last_request_is_answered() {
        var deploy = serving(2, ROLLING);
        deploy.router.busy = () -> true;
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.deeds().indexOf("stop backend 1.0"))
                .isGreaterThan(deploy.deeds().indexOf("route to 1.1"));
        assertThat(deploy.instances.names()).doesNotContain("backend 1.0");
    }

    @Test
    void recreate_ends_the_old_release_before_the_new_one_starts() {
        var deploy = serving(1, RECREATE);

        assertThat(deploy.deeds())
                .containsExactly(
                        "route to none",
                        "stop frontend 1.0",
                        "stop backend 1.0",
                        "start backend 1.1",
                        "start frontend 1.1");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        assertThat(percents(deploy)).containsExactly(0, 100);
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void recreate_that_fails_brings_the_old_release_back() {
        var deploy = new DeployBench(shop(1, RECREATE)).deployed("r1", "1.0").planned("r2", "1.1");
        deploy.instances.failToStart("frontend", "1.1", "It ended.");

        deploy.authorised("r2");

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.0", "frontend 1.0");
        assertThat(deploy.router.table().backends()).hasSize(2);
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void scaling_is_a_deployment_of_the_same_release_with_another_number_of_copies() {
        var deploy = new DeployBench(shop(1, ROLLING)).deployed("r1", "1.0");
        var before = deploy.plan("r1").getRelease();
        deploy.bundles.nowReads(shop(3, ROLLING));
        deploy.planned("r2", "1.0");
        var plan = deploy.plan("r2");

        assertThat(plan.getRelease().getConfigurationHash()).isNotEqualTo(before.getConfigurationHash());
        assertThat(plan.getDifferences())
                .extracting(one -> one.getSubject() + " " + one.getName() + " "
                        + one.getBefore().orElse("-") + " " + one.getAfter().orElse("-"))
                .contains("REPLICAS backend 1 3");
        deploy.authorised("r2").passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        assertThat(deploy.instances.names())
                .containsExactlyInAnyOrder("backend 1.0", "backend:2 1.0", "backend:3 1.0", "frontend 1.0");
    }

    @Test
    void a_plan_tells_that_a_secret_has_changed_and_nothing_of_it() {
        var shop = """
            application: shop
            services:
              web: {command: [serve], health: /health, route: /, environment: {%s}}
            """;
        var deploy = new DeployBench(ApplicationFile.parse(
                        shop.formatted("DB: 'x:${env:DB}', LEVEL: info").getBytes(UTF_8)))
                .deployed("r1", "1.0");
        deploy.secretValues.put("DB", "correct horse");
        deploy.bundles.nowReads(ApplicationFile.parse(
                shop.formatted("DB: 'x:${env:DB}', LEVEL: debug").getBytes(UTF_8)));
        deploy.planned("r2", "1.1");

        var plan = deploy.plan("r2");
        assertThat(plan.getDifferences())
                .extracting(one -> one.getSubject() + " " + one.getName())
                .contains("SECRET web.DB", "CONFIGURATION ");
        assertThat(plan.toString()).doesNotContain("correct horse");
        deploy.planned("r3", "1.1");
        assertThat(deploy.plan("r3").getDigest()).isEqualTo(plan.getDigest());
        deploy.secretValues.put("DB", "another");
        deploy.planned("r4", "1.1");
        assertThat(deploy.plan("r4").getDigest()).isNotEqualTo(plan.getDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "shift-traffic", "stop-old", "watch"})
    void a_worker_killed_at_any_step_is_followed_by_one_that_goes_on(String name) {
        for (var rollout : List.of(ROLLING, CANARY, RECREATE, "{}")) {
            var deploy = new DeployBench(shop(2, rollout)).deployed("r1", "1.0").planned("r2", "1.1");
            deploy.bench.crashAfter(name);
            deploy.authorised("r2").restarted();
            deploy.passed("r2", Purpose.BEFORE_TRAFFIC).restarted();
            deploy.bench.advance(Duration.ofMinutes(3));
            deploy.restarted().passed("r2", Purpose.AFTER_SWITCH);

            assertThat(deploy.story()).as("%s killed at %s", rollout, name).endsWith("ReleaseConfirmed");
            assertThat(deploy.live()).isEqualTo("1.1");
            assertThat(deploy.instances.names().stream().filter(one -> one.endsWith("1.1")))
                    .containsExactlyInAnyOrder("backend 1.1", "backend:2 1.1", "frontend 1.1");
        }
    }
}
