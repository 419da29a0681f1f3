package dev.slipway.deploy.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Instance;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every plan is a value: nothing has to run to know what would. */
class TakeOverTest {

    private static Application shop(int replicas, String rollout) {
        return ApplicationFile.parse("""
                application: shop
                services:
                  backend: {command: [serve], health: /health, route: /api, replicas: %d}
                  frontend: {command: [serve], health: /health, route: /, after: [backend]}
                rollout: %s
                """.formatted(replicas, rollout).getBytes(UTF_8));
    }

    private static List<PlannedStep> steps(Application shop, List<String> hosts, boolean back, Instance... old) {
        var replicas = new HashMap<dev.slipway.release.Slug, Integer>();
        shop.services().forEach(one -> one.replicas().ifPresent(many -> replicas.put(one.name(), many)));
        var layout = Layout.of(shop.inStartOrder(), replicas, hosts);
        var before = old.length == 0
                ? Optional.<Scene.Predecessor>empty()
                : Optional.of(new Scene.Predecessor("1.0", List.of(old)));
        var release = Release.newBuilder()
                .setVersion("1.1")
                .setBundle(new ClaimCheck("a".repeat(64), 1L))
                .build();
        return TakeOver.steps(new Scene(release, shop, layout, before, back, Map.of()));
    }

    private static List<String> ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::getId).toList();
    }

    private static Instance old(String service, int replica, String host) {
        return Instance.newBuilder()
                .setService(service)
                .setHost(host)
                .setAddress("127.0.0.1")
                .setPort(8080)
                .setVersion("1.0")
                .setId(service + replica)
                .setReplica(replica)
                .build();
    }

    private static Instance[] oldBackends(int many) {
        var all = new ArrayList<Instance>();
        for (int i = 1; i <= many; i++) {
            all.add(old("backend", i, "a"));
        }
        all.add(old("frontend", 1, "a"));
        return all.toArray(Instance[]::new);
    }

    @Test
    void every_step_has_a_name_of_its_own_a_kind_and_a_way_back() {
        for (var strategy : List.of("blue-green", "rolling", "canary", "recreate")) {
            var steps = steps(shop(3, "{strategy: " + strategy + "}"), List.of("a", "b"), false, oldBackends(3));

            assertThat(ids(steps)).as(strategy).doesNotHaveDuplicates().endsWith("verify-after-switch", "confirm");
            assertThat(steps)
                    .allSatisfy(
                            step -> assertThat(step.getUndo()).as(step.getId()).isNotBlank())
                    .allSatisfy(step -> assertThat(step.getKind().name()).isNotEqualTo("UNKNOWN"));
        }
    }

    @Test
    void blue_green_starts_every_copy_before_it_switches() {
        assertThat(ids(steps(shop(2, "{}"), List.of("a"), false, oldBackends(2))))
                .containsExactly(
                        "start:backend:1",
                        "start:backend:2",
                        "start:frontend",
                        "verify-before-traffic",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
    }

    @Test
    void the_first_host_has_to_be_sound_before_any_other_is_touched() {
        assertThat(ids(steps(shop(3, "{max-parallel: 2}"), List.of("a", "b", "c"), false, oldBackends(1))))
                .containsExactly(
                        "start:backend:1",
                        "start:frontend:1",
                        "verify-before-traffic:a",
                        "start:backend:2",
                        "start:backend:3",
                        "start:frontend:2",
                        "start:frontend:3",
                        "verify-before-traffic:b+c",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
    }

    @Test
    void a_canary_gets_more_and_more_and_is_watched_at_each_share() {
        var canary = "{strategy: canary, canary: {steps: [{weight: 5, pause: 1m}, {weight: 50, pause: 2m}]}}";
        var steps = steps(shop(1, canary), List.of("a"), false, oldBackends(1));

        assertThat(ids(steps).subList(3, 8))
                .containsExactly("shift-traffic:5", "watch:5", "shift-traffic:50", "watch:50", "shift-traffic");
        assertThat(steps.get(6).getPauseMillis()).isEqualTo(120_000);
        assertThat(steps.get(6).getExpectedMillis()).contains(120_000L);
        assertThat(steps.get(6).getAction()).contains("120 s", "50 requests", "1.0 %", "150 %");
    }

    @Test
    void going_back_skips_the_shares_of_a_canary() {
        assertThat(ids(steps(shop(1, "{strategy: canary}"), List.of("a"), true, oldBackends(1))))
                .noneMatch(id -> id.startsWith("watch"))
                .contains("shift-traffic");
    }

    @Test
    void the_first_release_has_nothing_to_be_careful_with() {
        for (var strategy : List.of("rolling", "canary", "recreate")) {
            assertThat(ids(steps(shop(1, "{strategy: " + strategy + "}"), List.of("a"), false)))
                    .containsExactly(
                            "start:backend",
                            "start:frontend",
                            "verify-before-traffic",
                            "shift-traffic",
                            "verify-after-switch",
                            "confirm");
        }
    }

    @Test
    void rolling_replaces_copy_by_copy_once_the_first_of_each_service_is_verified() {
        assertThat(ids(steps(shop(3, "{strategy: rolling}"), List.of("a"), false, oldBackends(3))))
                .containsExactly(
                        "start:backend:1",
                        "start:frontend",
                        "verify-before-traffic",
                        "shift-traffic:frontend",
                        "stop:backend",
                        "start:backend:2",
                        "shift-traffic:backend:2",
                        "stop:backend:2",
                        "start:backend:3",
                        "shift-traffic:backend:3",
                        "stop:backend:3",
                        "stop:frontend",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
    }

    @Test
    void without_surge_an_old_copy_ends_before_a_new_one_starts() {
        var tight = "{strategy: rolling, rolling: {max-surge: 0, max-unavailable: 1}}";

        assertThat(ids(steps(shop(2, tight), List.of("a"), false, oldBackends(2))))
                .startsWith("stop:backend", "start:backend:1", "stop:frontend", "start:frontend");
    }

    @Test
    void rolling_never_strays_further_than_its_bounds_whatever_the_numbers() {
        for (int wanted = 1; wanted <= 5; wanted++) {
            for (int before = 1; before <= 5; before++) {
                for (int surge = 0; surge <= 3; surge++) {
                    for (int missing = surge == 0 ? 1 : 0; missing <= 3; missing++) {
                        withinBounds(wanted, before, surge, missing);
                    }
                }
            }
        }
    }

    private static void withinBounds(int wanted, int before, int surge, int missing) {
        var rollout = "{strategy: rolling, rolling: {max-surge: " + surge + ", max-unavailable: " + missing + "}}";
        var steps = steps(shop(wanted, rollout), List.of("a"), false, oldBackends(before));
        int running = before;
        int started = 0;
        for (var step : steps) {
            if (step.getId().startsWith("start:backend")) {
                running++;
                started++;
                assertThat(running).as("%s", ids(steps)).isLessThanOrEqualTo(Math.max(before, wanted + surge));
            }
            if (step.getId().startsWith("stop:backend")) {
                running--;
                assertThat(running).as("%s", ids(steps)).isGreaterThanOrEqualTo(Math.min(before, wanted - missing));
            }
        }
        assertThat(running).isEqualTo(wanted);
        assertThat(started).isEqualTo(wanted);
    }

    @Test
    void recreate_says_that_nobody_is_served_and_ends_the_old_release_first() {
        var steps = steps(shop(1, "{strategy: recreate}"), List.of("a"), false, oldBackends(1));

        assertThat(ids(steps))
                .containsExactly(
                        "shift-traffic:0",
                        "stop:frontend",
                        "stop:backend",
                        "start:backend",
                        "start:frontend",
                        "verify-before-traffic",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
        assertThat(steps.getFirst().getAction()).contains("unavailable");
    }

    @Test
    void rolling_ends_the_services_that_the_new_release_has_no_more() {
        var steps = steps(
                shop(1, "{strategy: rolling}"),
                List.of("a"),
                false,
                old("backend", 1, "a"),
                old("mailer", 1, "a"),
                old("frontend", 1, "a"));

        assertThat(ids(steps)).containsSequence("shift-traffic", "stop:mailer", "verify-after-switch");
    }
}
