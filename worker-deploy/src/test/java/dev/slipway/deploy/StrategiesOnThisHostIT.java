package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.deploy.proxy.Proxies;
import dev.slipway.events.Purpose;
import dev.slipway.events.RolloutFailed;
import dev.slipway.release.Target;
import dev.slipway.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each strategy with real processes behind a real proxy, under users who never stop asking. */
class StrategiesOnThisHostIT {

    private static final Target SHOP = Target.parse(DeployBench.TARGET);
    /** A cold process on a busy machine may be slow; failures are what is looked at here. */
    private static final String CANARY =
            "strategy: canary, canary: {steps: [{weight: 50, pause: 1m}], min-requests: 40, max-p95: 9999%}";

    @TempDir
    Path folder;

    private final Proxies proxies = new Proxies(ProcessTable.ofThisHost());
    private Optional<ProcessHost> host = Optional.empty();

    private DeployBench deploy = new DeployBench();
    private URI entry = URI.create("http://unset");
    private SampleBundles bundles = new SampleBundles(Path.of("unset"));

    @BeforeEach
    void a_host_with_a_router_port() throws Exception {
        Files.createDirectories(folder.resolve("store"));
        bundles = new SampleBundles(folder.resolve("store"));
        var address = new ListenAddress("127.0.0.1", FreePort.any());
        entry = URI.create("http://" + address);
        var real = ProcessHost.in(work().instances());
        host = Optional.of(real);
        deploy = new DeployBench(
                target -> new Place(
                        DeployBench.HERE,
                        real.instances(),
                        proxies.router(address, work().routers().resolve("shop")),
                        entry.toString(),
                        DeployBench.programs()),
                new StoredBundles(bundles, work().releases(), InstantSource.system()));
    }

    @AfterEach
    void end_everything() throws Exception {
        proxies.close();
        host.ifPresent(ProcessHost::close);
        work().endEverything();
    }

    private WorkFolder work() {
        return WorkFolder.below(folder);
    }

    private List<String> running() {
        return host.orElseThrow().instances().running(SHOP).stream()
                .map(instance -> instance.label().release())
                .toList();
    }

    private void serving(int replicas, String strategy) throws Exception {
        deploy.planned("r1", bundles.release("1.0", Behaviour.SERVE, replicas, strategy))
                .authorised("r1")
                .passed("r1", Purpose.BEFORE_TRAFFIC)
                .passed("r1", Purpose.AFTER_SWITCH);
    }

    private void begin(Behaviour behaviour, int replicas, String strategy) throws Exception {
        deploy.planned("r2", bundles.release("1.1", behaviour, replicas, strategy))
                .authorised("r2");
    }

    /** While users ask, with and without keeping their connections; none of them may be refused anything. */
    private void withoutOneFailedRequest(Rollout rollout) throws Exception {
        var users = List.of(new LoadClient(entry, true), new LoadClient(entry, false));
        var load = users.stream().map(LoadClient::start).toList();
        rollout.happens();
        int answered = users.stream().mapToInt(LoadClient::answered).sum();
        users.getFirst().awaitTogether(users, answered + 200);
        users.forEach(LoadClient::stop);
        CompletableFuture.allOf(load.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(users).allSatisfy(user -> assertThat(user.failures()).isEmpty());
    }

    /** What users go through. */
    private interface Rollout {
        void happens() throws Exception;
    }

    @Test
    void rolling_replaces_two_copies_without_losing_a_request_although_the_worker_is_killed() throws Exception {
        serving(2, "strategy: rolling");

        withoutOneFailedRequest(() -> {
            begin(Behaviour.SERVE, 2, "strategy: rolling");
            deploy.bench.crashAfter(Steps.STOP);
            deploy.passed("r2", Purpose.BEFORE_TRAFFIC).restarted();
            deploy.passed("r2", Purpose.AFTER_SWITCH);
        });

        assertThat(running()).containsExactly("1.1", "1.1");
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void a_rolling_release_that_is_stopped_half_way_is_undone_without_losing_a_request() throws Exception {
        serving(2, "strategy: rolling");

        withoutOneFailedRequest(() -> {
            begin(Behaviour.SERVE, 2, "strategy: rolling");
            deploy.bench.crashAfter(Steps.STOP);
            deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
            deploy.stop("r2").restarted();
        });

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(running()).containsExactly("1.0", "1.0");
    }

    @Test
    void a_canary_takes_over_without_losing_a_request() throws Exception {
        serving(1, CANARY);

        withoutOneFailedRequest(() -> {
            begin(Behaviour.SERVE, 1, CANARY);
            deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
            deploy.bench.advance(Duration.ofSeconds(61));
            deploy.passed("r2", Purpose.AFTER_SWITCH);
        });

        assertThat(deploy.bench.published(RolloutFailed.class)).isEmpty();
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void a_canary_that_fails_its_requests_is_taken_back_by_what_the_router_has_seen() throws Exception {
        serving(1, CANARY);
        begin(Behaviour.FAIL_REQUESTS, 1, CANARY);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.bench.advance(Duration.ofSeconds(1));

        assertThat(statuses(120)).containsKeys(200, 500);
        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("fails too often", "100.00 % failed", "0.00 % failed");
        assertThat(statuses(40)).containsOnlyKeys(200);
        assertThat(running()).containsExactly("1.0");
    }

    @Test
    void recreate_never_runs_two_releases_at_a_time() throws Exception {
        serving(1, "strategy: recreate");
        begin(Behaviour.SERVE, 1, "strategy: recreate");

        assertThat(running()).containsExactly("1.1");
        assertThat(statuses(3)).containsOnlyKeys(503);
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        assertThat(statuses(3)).containsOnlyKeys(200);
    }

    private Map<Integer, Integer> statuses(int requests) throws Exception {
        var seen = new HashMap<Integer, Integer>();
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < requests; i++) {
                var answer =
                        http.send(HttpRequest.newBuilder(entry.resolve("/")).build(), BodyHandlers.ofString());
                seen.merge(answer.statusCode(), 1, Integer::sum);
            }
        }
        return seen;
    }
}
