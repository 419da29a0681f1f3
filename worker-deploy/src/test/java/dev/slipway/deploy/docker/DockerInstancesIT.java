package dev.slipway.deploy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.Instances;
import dev.slipway.deploy.InstancesContract;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.SampleContainers;
import dev.slipway.deploy.Workload;
import dev.slipway.release.Readiness;
import dev.slipway.release.Slug;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class DockerInstancesIT extends InstancesContract {

    @TempDir
    Path folder;

    private EngineUnderTest engine;

    DockerInstancesIT(DockerEngine docker) {
        engine = EngineUnderTest.with(docker);
        docker.busybox(EngineUnderTest.IMAGE);
    }

    @BeforeEach
    void begin_with_no_owner() {
        engine.forgetOwners(SHOP);
        engine.forgetOwners(STAGING);
    }

    @AfterEach
    void close_the_lines() {
        engine.close();
        assertThat(engine.containers()).allMatch(name -> name.startsWith("slipway-"));
    }

    @Override
    protected Instances instances() {
        return engine.instances();
    }

    @Override
    protected Workload workload(Behaviour behaviour) {
        return sample().backend(EngineUnderTest.compose(behaviour));
    }

    @Override
    protected Workload missing() {
        return sample().backend(EngineUnderTest.compose("").replace("\"sh\", \"-c\", \"\"", "no-such-program"));
    }

    private SampleContainers sample() {
        return new SampleContainers(folder, SECRET);
    }

    private LaunchOrder order(String request, Workload workload) {
        return new LaunchOrder(
                new Label(SHOP, request, "1.0", new Slug("backend"), 1, 1),
                workload,
                new Readiness("/health", Duration.ofSeconds(20)));
    }

    @Test
    void a_worker_that_starts_again_reads_the_world_from_the_labels() throws Exception {
        var instance = started(order(SHOP, "first", 3, Behaviour.SERVE));

        engine.close();

        assertThat(instances().running(SHOP)).containsExactly(instance);
        assertThat(instance.label().token()).isEqualTo(3);
        assertThat(engine.inspect(instance.id()).getConfig().getLabels())
                .containsEntry("dev.slipway.request", "first")
                .containsEntry("dev.slipway.release", "1.0")
                .containsEntry("dev.slipway.service", "backend")
                .containsEntry("dev.slipway.replica", "1")
                .containsEntry("dev.slipway.target", "shop/production")
                .containsEntry("dev.slipway.token", "3");
    }

    @Test
    void secrets_are_files_in_memory_that_no_inspection_shows() throws Exception {
        var instance = started(order(
                "first",
                sample().backend(EngineUnderTest.compose(EngineUnderTest.serving(
                        "cp $PASSWORD_FILE /tmp/www/read; grep /run/secrets /proc/mounts > /tmp/www/mounts;")))));

        assertThat(ask(instance, "/read")).isEqualTo(SECRET);
        assertThat(ask(instance, "/mounts")).startsWith("tmpfs").contains(" ro,");
        assertThat(engine.words().all(instance.id())).contains("PASSWORD_FILE").doesNotContain(SECRET);
        assertThat(engine.containers()).containsExactly(instance.id());
        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);
        assertThat(engine.volumes()).noneMatch(name -> name.endsWith("-secrets"));
    }

    @Test
    void siblings_of_a_release_find_each_other_by_name_and_never_those_of_another() throws Exception {
        var compose = EngineUnderTest.compose(EngineUnderTest.serving("hostname -i > /tmp/www/me;"));
        var old = started(order("first", sample().backend(compose)));
        var fresh = started(order("second", sample().backend(compose)));

        for (var instance : List.of(old, fresh)) {
            var seen = engine.words().run(instance.id(), "nslookup", "backend");
            assertThat(seen).contains(addressInRelease(instance));
        }
        assertThat(addressInRelease(old)).isNotEqualTo(addressInRelease(fresh));
    }

    private String addressInRelease(RunningInstance instance) {
        return engine.inspect(instance.id()).getNetworkSettings().getNetworks().entrySet().stream()
                .filter(network -> network.getKey().endsWith("-default"))
                .map(network -> network.getValue().getIpAddress())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_not_ours_is_never_touched() throws Exception {
        var foreign = engine.client()
                .createContainerCmd(EngineUnderTest.IMAGE)
                .withCmd("sh", "-c", "exec nc -ll -p 9000 -e true")
                .withLabels(Map.of("dev.slipway.target.like", "shop/production"))
                .exec()
                .getId();
        try {
            engine.client().startContainerCmd(foreign).exec();
            started(order(SHOP, "first", 1, Behaviour.SERVE));

            instances().stopAllBut(new Owner(SHOP, 1), Set.of(), Duration.ZERO);

            assertThat(engine.inspect(foreign).getState().getRunning()).isTrue();
        } finally {
            engine.client().removeContainerCmd(foreign).withForce(true).exec();
        }
    }

    @Test
    void nothing_is_left_of_a_release_but_its_volumes_and_the_network_of_the_target() throws Exception {
        var instance = started(order(
                "first",
                sample().backend(EngineUnderTest.compose(
                        Behaviour.SERVE, "    volumes: [data:/data]\n", "volumes: {data: {}}\n"))));
        assertThat(engine.networks()).anyMatch(name -> name.endsWith("-default"));

        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);

        assertThat(engine.containers()).isEmpty();
        assertThat(engine.networks()).contains("slipway-shop.production").noneMatch(name -> name.endsWith("-default"));
        assertThat(engine.volumes()).contains("shop-production_data");
    }

    @Test
    void one_that_does_not_hear_the_request_to_end_is_killed_after_its_grace() throws Exception {
        var deaf = started(order(SHOP, "first", 1, Behaviour.IGNORE_REQUEST_TO_END));
        long began = System.nanoTime();

        instances().stop(new Owner(SHOP, 1), deaf.id(), Duration.ofSeconds(1));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
        assertThat(instances().running(SHOP)).isEmpty();
    }

    @Test
    void one_is_asked_to_end_with_the_signal_that_it_wants() throws Exception {
        var compose = EngineUnderTest.compose(
                EngineUnderTest.serving("").replace("TERM", "USR1"), "    stop_signal: SIGUSR1\n");
        var instance = started(order("first", sample().backend(compose)));
        long began = System.nanoTime();

        instances().stop(new Owner(SHOP, 1), instance.id(), Duration.ofSeconds(30));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void a_container_removed_behind_our_back_is_started_again() throws Exception {
        var order = order(SHOP, "first", 1, Behaviour.SERVE);
        var gone = started(order);
        engine.client().removeContainerCmd(gone.id()).withForce(true).exec();

        assertThat(instances().running(SHOP)).isEmpty();
        assertThat(instances().answers(SHOP, gone.id(), order.readiness())).isFalse();
        var another = started(order);

        assertThat(another.id()).isNotEqualTo(gone.id());
        assertThat(ask(another, "/health")).isEqualTo("well");
        assertThat(engine.volumes()).noneMatch(name -> name.startsWith(gone.id()));
    }

    @Test
    void a_container_gets_the_walls_and_shares_that_it_asks_for() throws Exception {
        var instance = started(order("first", sample().backend(EngineUnderTest.compose(Behaviour.SERVE, """
                            user: "10001:10001"
                            read_only: true
                            tmpfs: [/tmp]
                            cap_drop: [ALL]
                            init: true
                            stop_grace_period: 3s
                            pids_limit: 50
                            mem_limit: 64m
                            cpus: 0.5
                            ulimits: {nofile: 100}
                            logging: {driver: json-file, options: {max-size: 1m}}
                        """))));

        var found = engine.inspect(instance.id());
        var host = found.getHostConfig();
        assertThat(found.getConfig().getUser()).isEqualTo("10001:10001");
        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges:true");
        assertThat(host.getCapDrop()).extracting(Enum::name).containsExactly("ALL");
        assertThat(host.getInit()).isTrue();
        assertThat(host.getPidsLimit()).isEqualTo(50);
        assertThat(host.getMemory()).isEqualTo(64L * 1024 * 1024);
        assertThat(host.getNanoCPUs()).isEqualTo(500_000_000);
        assertThat(host.getLogConfig().getConfig()).containsEntry("max-size", "1m");
    }

    @Test
    void waiting_takes_as_many_good_answers_as_were_asked_for() throws Exception {
        var sentences = new AtomicInteger();
        var order = order(SHOP, "first", 1, Behaviour.SERVE);
        var patient = new LaunchOrder(
                order.label(),
                order.workload(),
                new Readiness(order.readiness().probe(), order.readiness().within(), 4));

        instances().launch(patient, new Onlooker() {
            @Override
            public void sees(String sentence) {
                sentences.incrementAndGet();
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        });

        assertThat(sentences).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void all_of_a_target_can_be_ended_and_the_owner_who_comes_back_is_obeyed() throws Exception {
        started(order(SHOP, "first", 7, Behaviour.SERVE));
        var neighbour = started(order(STAGING, "second", 7, Behaviour.SERVE));

        var ended = engine.endAll(SHOP);

        assertThat(ended).extracting(one -> one.label().request()).containsExactly("first");
        assertThat(instances().running(SHOP)).isEmpty();
        assertThat(instances().running(STAGING)).containsExactly(neighbour);
        started(order(SHOP, "third", 7, Behaviour.SERVE));
    }
}
