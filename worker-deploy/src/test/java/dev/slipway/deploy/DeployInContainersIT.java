package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.docker.DockerEngines;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.deploy.proxy.Proxies;
import dev.slipway.events.Purpose;
import dev.slipway.events.Release;
import dev.slipway.events.RolloutFailed;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.operations.AllowedPowers;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole stage with real containers behind a real proxy, under users who never stop asking. */
@ExtendWith(SharedParts.class)
class DeployInContainersIT {

    private static final Target SHOP = Target.parse(DeployBench.TARGET);
    private static final String IMAGE = "slipway-test/shop:1.0";
    private static final String COMPOSE = """
            services:
              backend:
                image: slipway-test/shop:1.0
                pull_policy: never
                expose: ["8080"]
                init: true
                command: [%s]
                configs:
                  - {source: health, target: /www/health}
                  - {source: page, target: /www/index.html}
              db:
                image: postgres:17
            configs:
              health: {content: well}
              page: {file: page.html}
            """;

    private final Proxies proxies = new Proxies(ProcessTable.ofThisHost());
    private final DockerEngines engines = new DockerEngines(new Secrets(Map.of()));
    private final DockerEngine docker;
    private final Instances instances;
    private final DeployBench deploy;
    private final WorkFolder work;
    private final ListenAddress address = new ListenAddress("127.0.0.1", FreePort.any());
    private final SampleBundles bundles;

    DeployInContainersIT(DockerEngine docker, @TempDir Path folder) throws IOException {
        work = WorkFolder.below(folder);
        this.docker = docker;
        docker.busybox(IMAGE);
        forgetOwners();
        instances = engines.instances(
                new Engine(
                        new Slug("main"),
                        new EngineAddress.Local(docker.socket()),
                        EngineVersion.OLDEST,
                        Optional.empty()),
                Map.of());
        bundles = new SampleBundles(Files.createDirectories(folder.resolve("store")));
        deploy = new DeployBench(
                target -> new Place(
                        DeployBench.HERE,
                        instances,
                        proxies.router(address, work.routers().resolve("shop")),
                        "http://" + address,
                        new Containers((_, settings) -> Map.of(), AllowedPowers.NONE)),
                new StoredBundles(bundles, work.releases(), InstantSource.system()));
    }

    @AfterEach
    void end_everything() throws Exception {
        proxies.close();
        work.endEverything();
        instances.stopAllBut(new Owner(SHOP, Long.MAX_VALUE - 1), Set.of(), Duration.ZERO);
        engines.close();
        assertThat(docker.client().listContainersCmd().withShowAll(true).exec()).isEmpty();
    }

    private void forgetOwners() {
        Optional.ofNullable(docker.client().listVolumesCmd().exec().getVolumes()).orElse(List.of()).stream()
                .map(volume -> volume.getName())
                .filter(name -> name.contains("-fence-"))
                .forEach(name -> docker.client().removeVolumeCmd(name).exec());
    }

    private Release release(String version, String command) throws IOException {
        var application = Files.createDirectories(bundles.application(version));
        Files.writeString(application.resolve("slipway.yaml"), """
                application: shop
                services:
                  backend: {health: /health, route: /, ready-within: 20s, stop-grace: 5s}
                rollout: {rollback-window: 1m, drain: 2s}
                """);
        Files.writeString(application.resolve("compose.yaml"), COMPOSE.formatted(command));
        Files.writeString(application.resolve("page.html"), version);
        return bundles.packed(version);
    }

    private Release serving(String version) throws IOException {
        return release(version, "httpd, -f, -p, \"8080\", -h, /www");
    }

    private List<String> running() {
        return instances.running(SHOP).stream()
                .map(instance -> instance.label().release())
                .toList();
    }

    @Test
    void replaces_a_release_and_takes_a_bad_one_back_without_losing_a_request() throws Exception {
        deploy.planned("r1", serving("1.0")).authorised("r1");
        deploy.passed("r1", Purpose.BEFORE_TRAFFIC).passed("r1", Purpose.AFTER_SWITCH);
        var entry = URI.create("http://" + address);
        var users = List.of(LoadClient.reading(entry, true), LoadClient.reading(entry, false));
        var load = users.stream().map(LoadClient::start).toList();

        deploy.planned("r2", serving("1.1")).authorised("r2");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(Duration.ofMinutes(2));
        assertThat(running()).containsExactly("1.1");
        deploy.planned("r3", serving("1.2")).authorised("r3");
        deploy.passed("r3", Purpose.BEFORE_TRAFFIC).failed("r3", Purpose.AFTER_SWITCH);

        int answered = users.stream().mapToInt(LoadClient::answered).sum();
        users.getFirst().awaitTogether(users, answered + 50);
        users.forEach(LoadClient::stop);
        CompletableFuture.allOf(load.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(users).allSatisfy(user -> assertThat(user.failures()).isEmpty());
        assertThat(running()).containsExactly("1.1");
        assertThat(deploy.story()).endsWith("TrafficShifted", "ServiceReverted", "ReleaseRolledBack");
    }

    @Test
    void a_release_that_cannot_run_leaves_the_old_one_alone() throws Exception {
        deploy.planned("r1", serving("1.0")).authorised("r1");
        deploy.passed("r1", Purpose.BEFORE_TRAFFIC).passed("r1", Purpose.AFTER_SWITCH);

        deploy.planned("r2", release("1.1", "sh, -c, echo no such column; exit 3"))
                .authorised("r2");

        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("exit code 3", "no such column");
        assertThat(running()).containsExactly("1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_container_that_somebody_removes_is_started_again_and_gets_its_traffic_back() throws Exception {
        deploy.planned("r1", serving("1.0")).authorised("r1");
        deploy.passed("r1", Purpose.BEFORE_TRAFFIC).passed("r1", Purpose.AFTER_SWITCH);
        var old = instances.running(SHOP).getFirst();
        docker.client().removeContainerCmd(old.id()).withForce(true).exec();

        deploy.bench.advance(Duration.ofMinutes(1));

        assertThat(instances.running(SHOP))
                .singleElement()
                .satisfies(fresh -> assertThat(fresh.id()).isNotEqualTo(old.id()));
        var user = LoadClient.reading(URI.create("http://" + address), false);
        var load = user.start();
        user.awaitTogether(List.of(user), 5);
        user.stop();
        load.get(30, TimeUnit.SECONDS);
        assertThat(user.failures()).isEmpty();
    }
}
