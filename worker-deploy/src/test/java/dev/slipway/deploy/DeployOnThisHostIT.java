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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stage with real processes behind a real proxy, under users who never stop asking. */
class DeployOnThisHostIT {

    private static final Target SHOP = Target.parse(DeployBench.TARGET);

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
        var work = work();
        var address = new ListenAddress("127.0.0.1", FreePort.any());
        entry = URI.create("http://" + address);
        var real = ProcessHost.in(work.instances());
        host = Optional.of(real);
        deploy = new DeployBench(
                target -> new Place(
                        DeployBench.HERE,
                        real.instances(),
                        proxies.router(address, work.routers().resolve("shop")),
                        entry.toString(),
                        DeployBench.programs()),
                new StoredBundles(bundles, work.releases(), InstantSource.system()));
    }

    @AfterEach
    void end_everything() throws Exception {
        proxies.close();
        host.ifPresent(ProcessHost::close);
        work().endEverything();
        assertThat(running()).isEmpty();
    }

    private WorkFolder work() {
        return WorkFolder.below(folder);
    }

    private List<String> running() {
        try (var another = ProcessHost.in(work().instances())) {
            return another.instances().running(SHOP).stream()
                    .map(instance -> instance.label().release())
                    .toList();
        }
    }

    @Test
    void replaces_a_release_and_takes_a_bad_one_back_without_losing_a_request() throws Exception {
        deploy.planned("r1", bundles.release("1.0", Behaviour.SERVE)).authorised("r1");
        deploy.passed("r1", Purpose.BEFORE_TRAFFIC).passed("r1", Purpose.AFTER_SWITCH);
        var users = List.of(new LoadClient(entry, true), new LoadClient(entry, false));
        var load = users.stream().map(LoadClient::start).toList();

        deploy.planned("r2", bundles.release("1.1", Behaviour.SERVE)).authorised("r2");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(Duration.ofMinutes(2));
        assertThat(running()).containsExactly("1.1");
        deploy.planned("r3", bundles.release("1.2", Behaviour.SERVE)).authorised("r3");
        deploy.passed("r3", Purpose.BEFORE_TRAFFIC).failed("r3", Purpose.AFTER_SWITCH);

        int answered = users.stream().mapToInt(LoadClient::answered).sum();
        users.getFirst().awaitTogether(users, answered + 200);
        users.forEach(LoadClient::stop);
        CompletableFuture.allOf(load.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(users).allSatisfy(user -> assertThat(user.failures()).isEmpty());
        assertThat(running()).containsExactly("1.1");
        assertThat(deploy.live()).isEqualTo("1.1");
        assertThat(deploy.story()).endsWith("TrafficShifted", "ServiceReverted", "ReleaseRolledBack");
    }

    @Test
    void a_release_that_crashes_is_told_with_its_last_words_and_nothing_of_it_stays() throws Exception {
        deploy.planned("r1", bundles.release("1.0", Behaviour.CRASH)).authorised("r1");

        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("exit code 7", "cannot reach the database");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(running()).isEmpty();
        assertThat(work().releases().resolve("shop/production")).isEmptyDirectory();
    }

    @Test
    void a_worker_that_was_killed_while_starting_goes_on_with_the_same_process() throws Exception {
        deploy.planned("r1", bundles.release("1.0", Behaviour.SERVE));
        deploy.bench.crashAfter("start");
        deploy.authorised("r1");
        assertThat(running()).containsExactly("1.0");

        deploy.restarted();

        assertThat(deploy.story()).endsWith("ServiceStarted", "ReleaseStarted");
        assertThat(running()).containsExactly("1.0");
    }
}
