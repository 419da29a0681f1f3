package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every router must keep while the traffic is moved, whichever technology carries it. */
public abstract class RouterContract extends PassageContract {

    /** Two releases side by side: the old one with this weight, the fresh one with that. */
    protected static RoutingTable shared(long token, TestService old, int weight, TestService fresh, int other) {
        var shares = List.of(new Share(old.backend(), weight), new Share(fresh.backend(), other));
        return new RoutingTable("release-" + token, token, List.of(new Route("/", "shop", shares)));
    }

    private int answersOf(String name, int requests) throws Exception {
        int answers = 0;
        for (int request = 0; request < requests; request++) {
            answers += get("/").body().equals(name) ? 1 : 0;
        }
        return answers;
    }

    @Test
    void sends_each_request_to_the_service_with_the_longest_prefix() throws Exception {
        var front = Route.evenly("/", "front", List.of(service("front").backend()));
        var back = Route.evenly("/api", "back", List.of(service("back").backend()));

        router().shift(new RoutingTable("1.0", 1, List.of(front, back)));

        assertThat(get("/").body()).isEqualTo("front");
        assertThat(get("/apiary").body()).isEqualTo("front");
        assertThat(get("/api").body()).isEqualTo("back");
        assertThat(get("/api/users?sort=name").body()).isEqualTo("back");
    }

    @Test
    void shares_the_requests_among_all_instances() throws Exception {
        router().shift(all(1, service("one"), service("two")));

        var answers = List.of(get("/").body(), get("/").body(), get("/").body(), get("/").body());

        assertThat(answers).contains("one", "two");
    }

    @Test
    void obeys_no_owner_that_has_been_replaced() {
        var current = all(5, service("current"));
        router().shift(current);

        assertThatThrownBy(() -> router().shift(all(4, service("late"))))
                .isInstanceOf(FencedOut.class)
                .hasMessageContaining("4")
                .hasMessageContaining("5");
        assertThat(router().table()).isEqualTo(current);
    }

    @Test
    void the_same_table_may_be_set_again_and_the_same_owner_may_go_back() throws Exception {
        var old = all(5, service("old"));
        var fresh = all(5, service("fresh"));

        router().shift(old);
        router().shift(old);
        router().shift(fresh);
        router().shift(old);

        assertThat(get("/").body()).isEqualTo("old");
    }

    @Test
    void a_request_under_way_is_finished_by_the_old_release() throws Exception {
        var old = service("old");
        router().shift(all(1, old));
        var underWay = http.sendAsync(
                HttpRequest.newBuilder(entrance().resolve("/held")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(old.asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        router().shift(all(2, service("fresh")));

        assertThat(get("/").body()).isEqualTo("fresh");
        assertThat(router().busy(Set.of(old.backend()))).containsExactly(Map.entry(old.backend(), 1));
        old.mayAnswer.countDown();
        assertThat(becomesIdle(old.backend())).isTrue();
        assertThat(underWay.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("old");
    }

    @Test
    void loses_no_request_while_releases_replace_each_other_under_load() throws Exception {
        var running = service("0");
        router().shift(all(1, running));
        var clients = new ArrayList<LoadClient>();
        for (var keepAlive : List.of(true, true, true, false, false, false)) {
            clients.add(new LoadClient(entrance(), keepAlive));
        }
        var load = clients.stream().map(LoadClient::start).toList();

        for (int release = 1; release <= 10; release++) {
            var next = service(Integer.toString(release));
            int expected = clients.stream().mapToInt(LoadClient::answered).sum() + 500;
            router().shift(all(1 + release, next));
            assertThat(becomesIdle(running.backend())).isTrue();
            running.close();
            running = next;
            for (var client : clients) {
                client.awaitTogether(clients, expected);
            }
        }
        clients.forEach(LoadClient::stop);
        CompletableFuture.allOf(load.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(clients).allSatisfy(client -> assertThat(client.failures()).isEmpty());
        assertThat(clients.stream().mapToInt(LoadClient::answered).sum()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void gives_each_release_the_part_of_the_requests_that_its_weight_says() throws Exception {
        var old = service("old");
        var fresh = service("fresh");

        router().shift(shared(1, old, 90, fresh, 10));
        assertThat(answersOf("fresh", 200)).isBetween(16, 24);

        router().shift(shared(2, old, 1, fresh, 3));
        assertThat(answersOf("fresh", 200)).isBetween(144, 156);
    }

    @Test
    void an_instance_without_weight_ends_what_it_has_and_gets_nothing_new() throws Exception {
        var old = service("old");
        var fresh = service("fresh");
        router().shift(shared(1, old, 256, fresh, 0));
        assertThat(answersOf("fresh", 20)).isZero();
        var underWay = http.sendAsync(
                HttpRequest.newBuilder(entrance().resolve("/held")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(old.asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        router().shift(shared(1, old, 0, fresh, 256));

        assertThat(answersOf("fresh", 20)).isEqualTo(20);
        assertThat(router().busy(Set.of(old.backend(), fresh.backend()))).containsOnlyKeys(old.backend());
        old.mayAnswer.countDown();
        assertThat(underWay.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("old");
    }

    @Test
    void a_route_whose_instances_all_have_no_weight_serves_nobody_until_one_has() throws Exception {
        var old = service("old");
        var fresh = service("fresh");
        router().shift(shared(1, old, 0, fresh, 0));
        assertThat(get("/").statusCode()).isEqualTo(503);

        router().shift(shared(1, old, 0, fresh, 1));

        assertThat(get("/").body()).isEqualTo("fresh");
    }

    @Test
    void tells_what_became_of_the_requests_to_each_instance() throws Exception {
        var old = service("old");
        var fresh = service("fresh");
        router().shift(shared(1, old, 1, fresh, 0));
        for (int request = 0; request < 18; request++) {
            get("/");
        }
        get("/failing");
        get("/slow");

        var seen = seen(old);
        assertThat(seen.requests()).isEqualTo(20);
        assertThat(seen.errors()).isEqualTo(1);
        assertThat(seen.latencies().count()).isEqualTo(20);
        assertThat(seen.latencies().percentile(0.5))
                .hasValueSatisfying(half -> assertThat(half).isLessThan(TestService.SLOW));
        assertThat(seen.latencies().percentile(1))
                .hasValueSatisfying(slowest -> assertThat(slowest)
                        .isBetween(TestService.SLOW.multipliedBy(9).dividedBy(10), PATIENCE));
        assertThat(seen(fresh)).isEqualTo(Seen.NOTHING);
    }

    @Test
    void what_was_seen_stays_known_when_the_traffic_is_taken_back() throws Exception {
        var old = service("old");
        var fresh = service("fresh");
        router().shift(all(1, old));
        router().shift(shared(1, old, 1, fresh, 1));
        answersOf("fresh", 20);
        var before = seen(fresh);

        router().shift(shared(1, old, 0, fresh, 1));
        get("/failing");
        router().shift(all(1, old));

        var since = seen(fresh).since(before);
        assertThat(before.requests()).isEqualTo(10);
        assertThat(since.requests()).isEqualTo(1);
        assertThat(since.errorRate()).isEqualTo(1);
    }

    @Test
    void an_instance_that_does_not_accept_is_seen_failing() throws Exception {
        var gone = service("gone");
        router().shift(all(1, gone));
        gone.close();

        int status = get("/").statusCode();

        assertThat(status).isBetween(502, 503);
        assertThat(seen(gone).requests()).isPositive();
        assertThat(seen(gone).errorRate()).isEqualTo(1);
    }

    @Test
    void loses_no_request_while_the_weights_move_under_load() throws Exception {
        var old = service("old");
        var fresh = service("fresh");
        router().shift(all(1, old));
        var clients = List.of(new LoadClient(entrance(), true), new LoadClient(entrance(), false));
        var load = clients.stream().map(LoadClient::start).toList();

        for (int weight : List.of(5, 25, 50, 75, 100, 50, 0)) {
            int expected = clients.stream().mapToInt(LoadClient::answered).sum() + 200;
            router().shift(shared(1, old, 100 - weight, fresh, weight));
            for (var client : clients) {
                client.awaitTogether(clients, expected);
            }
        }
        clients.forEach(LoadClient::stop);
        CompletableFuture.allOf(load.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(clients).allSatisfy(client -> assertThat(client.failures()).isEmpty());
        assertThat(seen(old).requests() + seen(fresh).requests())
                .isEqualTo(clients.stream().mapToInt(LoadClient::answered).sum());
        assertThat(seen(fresh).requests()).isPositive();
        assertThat(seen(fresh).errors() + seen(old).errors()).isZero();
    }

    @Test
    void a_web_socket_and_a_long_download_go_on_at_the_old_release() throws Exception {
        var old = service("old");
        try (var echo = new EchoService()) {
            var chat = Route.evenly("/chat", "chat", List.of(echo.backend()));
            router().shift(new RoutingTable(
                    "1.0", 1, List.of(chat, Route.evenly("/", "shop", List.of(old.backend())))));
            var listener = new Hearing();
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + entrance().getAuthority() + "/chat"), listener)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var download = http.send(
                    HttpRequest.newBuilder(entrance().resolve("/streamed")).build(),
                    HttpResponse.BodyHandlers.ofInputStream());

            router().shift(all(2, service("fresh")));

            assertThat(router().busy(Set.of(old.backend(), echo.backend())))
                    .containsOnlyKeys(old.backend(), echo.backend());
            socket.sendText("ahoy", true).join();
            assertThat(listener.heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("ahoy");
            old.mayAnswer.countDown();
            assertThat(new String(download.body().readAllBytes(), US_ASCII)).isEqualTo("first\nsecond\n");
            socket.abort();
            assertThat(becomesIdle(old.backend())).isTrue();
            assertThat(becomesIdle(echo.backend())).isTrue();
            assertThat(get("/chat").body()).isEqualTo("fresh");
        }
    }
}
