package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Cancelled;
import dev.slipway.events.Rejected;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow, with every worker in its own process. */
class DeploymentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Yard yard;
    private static Client client;
    private static Outcomes outcomes;
    private static final Set<String> REQUESTS = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void open() throws Exception {
        yard = new Yard(folder, List.of("web/good", "web/broken", "web/unready", "web/cancel", "web/back", "web/queue"))
                .open();
        client = yard.client();
        outcomes = new Outcomes(yard.broker.bootstrapServers());
    }

    @AfterAll
    static void close() throws Exception {
        outcomes.close();
        yard.close();
    }

    @AfterEach
    void invariants() throws Exception {
        var invariants = new Invariants(yard.log());
        invariants.hold(REQUESTS);
        invariants.noSecretInTheLog(
                List.of(Yard.SECRET),
                yard.workers.values().stream().map(Worker::log).toList());
    }

    @Test
    void a_good_release_serves_and_the_request_ends_well() throws Exception {
        assertThat(outcome(deploy("web/good", "1.0", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(get("web/good", "/version")).isEqualTo("1.0");
        assertThat(outcome(deploy("web/good", "1.1", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(get("web/good", "/version")).isEqualTo("1.1");
    }

    @Test
    void a_release_that_fails_behind_the_router_is_undone() throws Exception {
        assertThat(outcome(deploy("web/broken", "1.0", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(outcome(deploy("web/broken", "1.1", "broken-behind-proxy"))).isInstanceOf(RolledBack.class);
        assertThat(get("web/broken", "/version")).isEqualTo("1.0");
    }

    @Test
    void a_release_that_never_becomes_ready_leaves_the_old_one_serving() throws Exception {
        assertThat(outcome(deploy("web/unready", "1.0", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(outcome(deploy("web/unready", "1.1", "never-ready"))).isInstanceOf(RolledBack.class);
        assertThat(get("web/unready", "/version")).isEqualTo("1.0");
    }

    @Test
    void a_running_rollout_is_cancelled_and_undone() throws Exception {
        assertThat(outcome(deploy("web/cancel", "1.0", "fine"))).isInstanceOf(Succeeded.class);
        var request = deploy("web/cancel", "1.1", "never-ready");
        outcomes.first(dev.slipway.events.RolloutStarted.class, request, PATIENCE);
        var cancel = asked(client.cancel("web/cancel", request));
        assertThat(outcome(cancel)).isInstanceOfAny(Succeeded.class, Rejected.class);
        assertThat(outcome(request)).isInstanceOfAny(Cancelled.class, RolledBack.class);
        assertThat(get("web/cancel", "/version")).isEqualTo("1.0");
    }

    @Test
    void going_back_shifts_traffic_to_the_warm_release() throws Exception {
        assertThat(outcome(deploy("web/back", "1.0", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(outcome(deploy("web/back", "1.1", "fine"))).isInstanceOf(Succeeded.class);
        assertThat(outcome(asked(client.rollback("web/back")))).isInstanceOf(Succeeded.class);
        assertThat(get("web/back", "/version")).isEqualTo("1.0");
    }

    @Test
    void requests_for_one_target_queue_and_all_end() throws Exception {
        var first = deploy("web/queue", "1.0", "fine");
        var second = deploy("web/queue", "1.1", "fine");
        var third = deploy("web/queue", "1.2", "fine");
        assertThat(outcome(first)).isInstanceOf(Succeeded.class);
        assertThat(outcome(second)).isInstanceOf(Succeeded.class);
        assertThat(outcome(third)).isInstanceOf(Succeeded.class);
        assertThat(get("web/queue", "/version")).isEqualTo("1.2");
        outcomes.first(ReleaseStarted.class, third, PATIENCE);
    }

    private static String deploy(String target, String version, String check) {
        var application = Sample.application(folder, "web", version, check);
        return asked(client.deploy(target, client.release(application, version)));
    }

    private static String asked(String request) {
        REQUESTS.add(request);
        return request;
    }

    private static Object outcome(String request) {
        return outcomes.of(request, PATIENCE);
    }

    private static String get(String target, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + yard.port(target) + path);
            return http.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
