package dev.slipway.deploy.docker;

import static dev.slipway.deploy.docker.Launches.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.SampleContainers;
import dev.slipway.release.Probe;
import dev.slipway.release.Readiness;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on engines, and what is told about it. */
@ExtendWith(SharedParts.class)
class EngineFaultsIT {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final EngineUnderTest engine;

    EngineFaultsIT(DockerEngine docker) {
        docker.busybox(EngineUnderTest.IMAGE);
        engine = EngineUnderTest.with(docker);
        engine.forgetOwners(Launches.SHOP);
    }

    @AfterEach
    void leave_nothing() throws Exception {
        launches().stopAll();
        assertThat(engine.containers()).isEmpty();
        engine.close();
    }

    private Launches launches() {
        return new Launches(engine.instances());
    }

    private SampleContainers sample() {
        return new SampleContainers(folder, "correct horse battery staple");
    }

    @Test
    void an_image_that_is_not_there_and_must_not_be_pulled_is_named() throws Exception {
        var compose = EngineUnderTest.compose(Behaviour.SERVE).replace(EngineUnderTest.IMAGE, "shop/absent:7");

        assertThat(launches().failure(order("first", sample().backend(compose))))
                .contains("shop/absent:7", "pull_policy", "build or load it");
    }

    @Test
    void another_image_under_the_same_name_does_not_run() throws Exception {
        var digest = "sha256:" + "0".repeat(64);
        var pinned = sample().pinnedTo(digest).backend(EngineUnderTest.compose(Behaviour.SERVE));

        assertThat(launches().failure(order("first", pinned)))
                .contains("slipway-test/backend:1.0", "and not " + digest);
    }

    @Test
    void an_image_that_was_built_on_the_engine_is_pinned_by_its_id() throws Exception {
        var id = engine.client().inspectImageCmd(EngineUnderTest.IMAGE).exec().getId();
        var pinned = sample().pinnedTo(id).backend(EngineUnderTest.compose(Behaviour.SERVE));

        assertThat(launches().started(order("first", pinned)).id()).startsWith("slipway-shop.production-backend-1-");
    }

    @Test
    void one_that_its_own_health_check_calls_ill_is_given_up_before_the_deadline() throws Exception {
        var compose = EngineUnderTest.compose(
                Behaviour.SERVE,
                "    healthcheck: {test: [CMD, sh, -c, echo the disk is full; exit 1], interval: 200ms, retries: 2}\n");
        var readiness = new Readiness(new Probe.HealthOfContainer(), Duration.ofMinutes(5), 1);

        assertThat(launches().failure(order("first", sample().backend(compose), readiness)))
                .contains("unhealthy", "the disk is full");
    }

    @Test
    void one_that_its_own_health_check_calls_healthy_is_ready() throws Exception {
        var compose =
                EngineUnderTest.compose(Behaviour.SERVE, "    healthcheck: {test: [CMD, \"true\"], interval: 200ms}\n");
        var readiness = new Readiness(new Probe.HealthOfContainer(), Duration.ofSeconds(20), 1);

        assertThat(launches()
                        .started(order("first", sample().backend(compose), readiness))
                        .backend()
                        .port())
                .isEqualTo(8080);
    }

    @Test
    void one_that_takes_more_memory_than_it_may_is_told_apart_from_a_crash() throws Exception {
        var compose = EngineUnderTest.compose("exec tail /dev/zero", "    mem_limit: 16m\n    memswap_limit: 16m\n");

        assertThat(launches().failure(order("first", sample().backend(compose))))
                .contains("exit code 137", "ran out of memory", "limit of 16 MiB");
    }

    @Test
    void one_that_somebody_removes_while_it_starts_is_called_gone() throws Exception {
        var ordered = order("first", sample().backend(EngineUnderTest.compose(Behaviour.NEVER_READY)));
        var onlooker = new Onlooker() {
            @Override
            public void sees(String sentence) {
                engine.containers()
                        .forEach(name -> engine.client()
                                .removeContainerCmd(name)
                                .withForce(true)
                                .exec());
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        };

        assertThat(engine.instances().launch(ordered, onlooker))
                .isInstanceOfSatisfying(
                        Launched.Failed.class,
                        failed -> assertThat(failed.what()).contains("is gone: somebody removed the container"));
    }

    @Test
    void an_engine_that_is_away_or_hangs_is_something_to_try_again() {
        try (var docker = DockerEngine.start();
                var away = new EngineUnderTest(docker, SHORT, 5)) {
            var ordered = order("first", sample().backend(EngineUnderTest.compose(Behaviour.SERVE)));

            docker.freeze();
            assertThatThrownBy(() -> away.instances().launch(ordered, Onlooker.patient()))
                    .isInstanceOf(TryAgain.class)
                    .hasMessageContaining("does not answer within 2 s");
            docker.thaw();
            docker.close();
            assertThatThrownBy(() -> away.instances().running(Launches.SHOP))
                    .isInstanceOf(TryAgain.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void an_engine_that_restarts_under_a_start_ends_up_with_one_container() throws Exception {
        try (var docker = DockerEngine.start();
                var restarted = new EngineUnderTest(docker, Duration.ofSeconds(10), 5)) {
            docker.busybox(EngineUnderTest.IMAGE);
            var launches = new Launches(restarted.instances());
            var waiting = new CompletableFuture<String>();
            var ordered =
                    order("first", sample().backend(EngineUnderTest.compose(EngineUnderTest.serving("sleep 600;"))));
            var worker = CompletableFuture.runAsync(() -> {
                try {
                    restarted.instances().launch(ordered, toldTo(waiting));
                } catch (InterruptedException | TryAgain expected) {
                    waiting.complete("");
                }
            });
            waiting.get(30, TimeUnit.SECONDS);

            docker.restart();
            worker.get(60, TimeUnit.SECONDS);
            launches.started(order("first", sample().backend(EngineUnderTest.compose(Behaviour.SERVE))));

            assertThat(restarted.containers()).hasSize(1);
            assertThat(restarted.volumes().stream().filter(name -> name.endsWith("-secrets")))
                    .hasSize(1);
            launches.stopAll();
        }
    }

    private static Onlooker toldTo(CompletableFuture<String> waiting) {
        return new Onlooker() {
            @Override
            public void sees(String sentence) {
                waiting.complete(sentence);
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        };
    }
}
