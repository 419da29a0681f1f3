package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Readiness;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.runtime.secrets.Redaction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every place for releases must keep, whichever technology runs them. */
public abstract class InstancesContract {

    protected static final Target SHOP = Target.of("shop", "production");
    protected static final Target STAGING = Target.of("shop", "staging");
    protected static final Duration GRACE = Duration.ofSeconds(10);
    protected static final String SECRET = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();

    protected abstract Instances instances();

    /** Something that behaves as told, and has the secret among its variables. */
    protected abstract Workload workload(Behaviour behaviour);

    /** Something that cannot be started because `no-such-program` is not there. */
    protected abstract Workload missing();

    @AfterEach
    void stop_everything_that_was_started() throws Exception {
        for (var target : List.of(SHOP, STAGING)) {
            instances().stopAllBut(new Owner(target, Long.MAX_VALUE), Set.of(), Duration.ZERO);
        }
        http.close();
    }

    protected final LaunchOrder order(Target target, String request, long token, Behaviour behaviour) {
        return new LaunchOrder(
                new Label(target, request, "1.0", new Slug("backend"), 1, token),
                workload(behaviour),
                new Readiness("/health", Duration.ofSeconds(20)));
    }

    protected final RunningInstance started(LaunchOrder order) throws Exception {
        var launched = instances().launch(order, Onlooker.patient());
        assertThat(launched).isInstanceOf(Launched.Ready.class);
        return ((Launched.Ready) launched).instance();
    }

    protected final String ask(RunningInstance instance, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + instance.backend() + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void starts_a_service_beside_the_old_one() throws Exception {
        var old = started(order(SHOP, "first", 1, Behaviour.SERVE));
        var fresh = started(order(SHOP, "second", 1, Behaviour.SERVE));

        assertThat(ask(old, "/health")).isEqualTo("well");
        assertThat(ask(fresh, "/health")).isEqualTo("well");
        assertThat(instances().running(SHOP)).containsExactlyInAnyOrder(old, fresh);
        assertThat(fresh.label().request()).isEqualTo("second");
    }

    @Test
    void a_repeated_start_finds_the_first_even_for_another_owner() throws Exception {
        var first = started(order(SHOP, "first", 1, Behaviour.SERVE));

        assertThat(started(order(SHOP, "first", 2, Behaviour.SERVE))).isEqualTo(first);
        assertThat(instances().running(SHOP)).containsExactly(first);
    }

    @Test
    void a_crash_is_told_at_once_with_its_last_words_but_no_secret() throws Exception {
        Redaction.remember(SECRET);
        var launched = instances().launch(order(SHOP, "first", 1, Behaviour.CRASH), Onlooker.patient());

        assertThat(launched).isInstanceOfSatisfying(Launched.Failed.class, failed -> {
            assertThat(failed.exitCode()).contains(7);
            assertThat(failed.sentence())
                    .contains("exit code 7", "cannot reach the database")
                    .doesNotContain(SECRET);
        });
        assertThat(instances().running(SHOP)).isEmpty();
    }

    @Test
    void a_service_that_never_becomes_ready_fails_at_its_deadline_and_is_stopped() throws Exception {
        var order = order(SHOP, "first", 1, Behaviour.NEVER_READY).within(Duration.ofSeconds(2));

        var launched = instances().launch(order, Onlooker.patient());

        assertThat(launched)
                .isInstanceOfSatisfying(
                        Launched.Failed.class,
                        failed -> assertThat(failed.what()).contains("backend", "within 2 s", "/health", "503"));
        assertThat(instances().running(SHOP)).isEmpty();
    }

    @Test
    void waiting_can_be_called_off() throws Exception {
        var impatient = new Onlooker() {
            @Override
            public void sees(String sentence) {
                throw new AssertionError("Told '" + sentence + "' after the waiting was called off.");
            }

            @Override
            public boolean callsOff() {
                return true;
            }
        };

        assertThat(instances().launch(order(SHOP, "first", 1, Behaviour.NEVER_READY), impatient))
                .isInstanceOf(Launched.CalledOff.class);
    }

    @Test
    void the_time_to_become_ready_is_counted_over_all_waits_for_it() throws Exception {
        var order = order(SHOP, "first", 1, Behaviour.NEVER_READY).within(Duration.ofSeconds(3));
        var waits = new ArrayList<Launched>();
        waits.add(instances().launch(order, new Brief(Duration.ofMillis(1200))));
        while (waits.getLast() instanceof Launched.CalledOff && waits.size() < 10) {
            waits.add(instances().launch(order, new Brief(Duration.ofMillis(1200))));
        }

        assertThat(waits).hasSizeBetween(2, 4);
        assertThat(waits.getLast())
                .isInstanceOfSatisfying(
                        Launched.Failed.class,
                        failed -> assertThat(failed.what()).contains("within 3 s"));
    }

    @Test
    void only_an_instance_that_lives_and_is_well_answers() throws Exception {
        var ready = new Readiness("/health", Duration.ofSeconds(20));
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));
        var ill = instances().launch(order(SHOP, "second", 1, Behaviour.NEVER_READY), new Brief(Duration.ofSeconds(2)));

        assertThat(instances().answers(SHOP, instance.id(), ready)).isTrue();
        assertThat(instances()
                        .answers(
                                SHOP,
                                ((Launched.CalledOff) ill)
                                        .instance()
                                        .orElseThrow()
                                        .id(),
                                ready))
                .isFalse();
        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);
        assertThat(instances().answers(SHOP, instance.id(), ready)).isFalse();
    }

    @Test
    void a_command_that_does_not_exist_is_named() throws Exception {
        var order = order(SHOP, "first", 1, Behaviour.SERVE);
        var missing = new LaunchOrder(order.label(), missing(), order.readiness());

        assertThat(instances().launch(missing, Onlooker.patient()))
                .isInstanceOfSatisfying(
                        Launched.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("no-such-program"));
    }

    @Test
    void stopping_may_be_repeated() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));

        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);
        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);

        assertThat(instances().running(SHOP)).isEmpty();
    }

    @Test
    void what_nobody_wants_is_stopped_and_the_rest_left_alone() throws Exception {
        var wanted = started(order(SHOP, "first", 1, Behaviour.SERVE));
        var orphan = started(order(SHOP, "second", 1, Behaviour.SERVE));
        var neighbour = started(order(STAGING, "third", 1, Behaviour.SERVE));

        var stopped = instances().stopAllBut(new Owner(SHOP, 1), Set.of(wanted.id()), GRACE);

        assertThat(stopped).containsExactly(orphan);
        assertThat(instances().running(SHOP)).containsExactly(wanted);
        assertThat(instances().running(STAGING)).containsExactly(neighbour);
    }

    @Test
    void an_owner_that_has_been_replaced_can_neither_start_nor_stop() throws Exception {
        var current = started(order(SHOP, "first", 5, Behaviour.SERVE));
        var replaced = new Owner(SHOP, 4);

        assertThatThrownBy(() -> instances().launch(order(SHOP, "second", 4, Behaviour.SERVE), Onlooker.patient()))
                .isInstanceOf(FencedOut.class)
                .hasMessageContaining("shop/production");
        assertThatThrownBy(() -> instances().stop(replaced, current.id(), GRACE))
                .isInstanceOf(FencedOut.class);
        assertThatThrownBy(() -> instances().stopAllBut(replaced, Set.of(), GRACE))
                .isInstanceOf(FencedOut.class);
        assertThat(instances().running(SHOP)).containsExactly(current);
    }

    /** Calls the waiting off after a while. */
    private static final class Brief implements Onlooker {

        private final long end;

        Brief(Duration patience) {
            end = System.nanoTime() + patience.toNanos();
        }

        @Override
        public void sees(String sentence) {
            assertThat(sentence).contains("Waiting for");
        }

        @Override
        public boolean callsOff() {
            return System.nanoTime() - end >= 0;
        }
    }
}
