package dev.slipway.deploy.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deploy.Route;
import dev.slipway.deploy.Router;
import dev.slipway.deploy.RouterContract;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.testing.FreePort;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyRouterIT extends RouterContract {

    @TempDir
    Path folder;

    private final Proxies proxies = new Proxies(ProcessTable.ofThisHost());
    private ListenAddress address = freeAddress();
    private ProxyRouter router = proxies.router(address, folder());

    @BeforeEach
    void a_router_in_a_folder_of_its_own() {
        address = freeAddress();
        router = proxies.router(address, folder());
    }

    @AfterEach
    void end_the_proxy() throws Exception {
        router.stop();
        proxies.close();
    }

    private Path folder() {
        return folder == null ? Path.of("unset") : folder;
    }

    @Override
    protected Router router() {
        return router;
    }

    @Override
    protected URI entrance() {
        return URI.create("http://" + address + "/");
    }

    static ListenAddress freeAddress() {
        return new ListenAddress("127.0.0.1", FreePort.any());
    }

    private Control control() {
        return new ProxyFolder(folder).control().read().orElseThrow();
    }

    @Test
    void a_worker_that_starts_again_finds_the_running_proxy() throws Exception {
        var table = all(3, service("shop"));
        router.shift(table);
        long pid = control().process().pid();

        try (var another = new Proxies(ProcessTable.ofThisHost())) {
            assertThat(another.router(address, folder).table()).isEqualTo(table);
        }
        assertThat(control().process().pid()).isEqualTo(pid);
    }

    @Test
    void a_killed_proxy_is_back_by_itself_and_serves_what_it_served() throws Exception {
        router.shift(all(3, service("shop")));
        long pid = control().process().pid();

        var killed = ProcessHandle.of(pid).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(Polling.until(
                        PATIENCE,
                        Duration.ofMillis(50),
                        () -> control().process().pid() != pid))
                .isTrue();
        assertThat(get("/").body()).isEqualTo("shop");
        assertThat(router.table().token()).isEqualTo(3);
    }

    @Test
    void a_state_file_that_names_another_process_is_not_believed() throws Exception {
        router.shift(all(3, service("shop")));
        var control = control();
        router.stop();
        var somebodyElse = new ProcessIdentity(
                ProcessHandle.current().pid(), 1, control.process().boot());
        new ProxyFolder(folder)
                .control()
                .write(new Control(somebodyElse, control.listen(), control.port(), control.token()));

        assertThat(router.table().token()).isEqualTo(3);
        assertThat(control().process().pid()).isNotEqualTo(somebodyElse.pid());
    }

    @Test
    void the_control_token_is_needed_and_readable_by_the_owner_only() throws Exception {
        router.table();
        var asked = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + control().port() + "/table"))
                .header("Authorization", "Bearer wrong")
                .build();

        assertThat(http.send(asked, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control.json"))))
                .isEqualTo("rw-------");
        assertThat(control().toString()).doesNotContain(control().token());
    }

    @Test
    void says_who_has_the_port_when_it_cannot_listen() throws Exception {
        try (var other = new ServerSocket(address.port(), 1, InetAddress.getByName(address.host()))) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(router::table)
                    .isInstanceOf(RouterFailure.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void names_the_service_that_has_no_instance() throws Exception {
        var gone = service("gone");
        gone.close();
        router.shift(new RoutingTable(
                "1.0",
                1,
                List.of(
                        Route.evenly("/api", "back", List.of()),
                        Route.evenly("/web", "front", List.of(gone.backend())))));

        var none = get("/api/users");
        var dead = get("/web");
        var unknown = get("/other");

        assertThat(none.statusCode()).isEqualTo(503);
        assertThat(none.body()).contains("'back'");
        assertThat(dead.statusCode()).isEqualTo(502);
        assertThat(dead.body()).contains("'front'");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(router.requests()).isEqualTo(new Requests(0, 3, 0));
    }

    @Test
    void goes_to_another_instance_when_one_does_not_accept() throws Exception {
        var dead = service("dead");
        router.shift(all(1, dead, service("alive")));
        dead.close();

        for (int request = 0; request < 20; request++) {
            assertThat(get("/").body()).isEqualTo("alive");
        }
        assertThat(router.requests()).isEqualTo(new Requests(20, 0, 0));
    }

    @Test
    void an_instance_that_closes_idle_connections_at_once_costs_no_request() throws Exception {
        try (var impatient = new ImpatientService()) {
            router.shift(new RoutingTable("1.0", 1, List.of(Route.evenly("/", "shop", List.of(impatient.backend())))));

            for (int request = 0; request < 500; request++) {
                assertThat(get("/").statusCode()).isEqualTo(200);
            }
        }
        assertThat(router.requests()).isEqualTo(new Requests(500, 0, 0));
    }

    @Test
    void an_answer_flows_while_it_is_written() throws Exception {
        var shop = service("shop");
        router.shift(all(1, shop));
        var answer = http.send(
                HttpRequest.newBuilder(entrance().resolve("/streamed")).build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            shop.mayAnswer.countDown();
            assertThat(lines.readLine()).isEqualTo("second");
        }
    }

    @Test
    void an_upload_many_times_the_size_of_its_memory_passes_through() throws Exception {
        router.shift(all(1, service("shop")));
        long size = 512L * 1024 * 1024;
        var upload = HttpRequest.newBuilder(entrance().resolve("/counted"))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(size)), size))
                .build();

        assertThat(http.send(upload, BodyHandlers.ofString()).body()).isEqualTo(Long.toString(size));
    }

    @Test
    void a_client_that_asks_whether_to_go_on_is_answered_at_once() throws Exception {
        router.shift(all(1, service("shop")));
        var careful = HttpRequest.newBuilder(entrance().resolve("/counted"))
                .expectContinue(true)
                .POST(BodyPublishers.ofString("hello"))
                .build();

        assertThat(http.send(careful, BodyHandlers.ofString()).body()).isEqualTo("5");
    }

    @Test
    void the_service_is_told_who_asked_and_for_which_host() throws Exception {
        router.shift(all(1, service("shop")));
        var asked = HttpRequest.newBuilder(entrance().resolve("/headers"))
                .header("X-Forwarded-For", "203.0.113.9")
                .build();

        assertThat(http.send(asked, BodyHandlers.ofString()).body().lines())
                .contains(
                        "X-forwarded-for: 203.0.113.9, 127.0.0.1",
                        "X-forwarded-proto: http",
                        "X-forwarded-host: " + address,
                        "Host: " + address);
    }

    @Test
    void a_web_socket_is_carried_in_both_directions_and_counts_as_under_way() throws Exception {
        try (var echo = new EchoService()) {
            router.shift(new RoutingTable("1.0", 1, List.of(Route.evenly("/", "chat", List.of(echo.backend())))));
            var listener = new Hearing();
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + address + "/chat"), listener)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.sendText("ahoy", true).join();

            assertThat(listener.heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("ahoy");
            assertThat(router.busy(Set.of(echo.backend()))).hasSize(1);
            socket.abort();
            assertThat(becomesIdle(echo.backend())).isTrue();
        }
    }

    @Test
    void a_table_on_disk_that_cannot_be_read_is_said_and_not_replaced_by_nothing() {
        new ProxyFolder(folder).table().file().write("{".getBytes(UTF_8));

        assertThatThrownBy(router::table).isInstanceOf(RouterFailure.class).hasMessageContaining("table.json");
        assertThat(new DurableFile(folder.resolve("table.json")).read()).contains("{".getBytes(UTF_8));
    }

    /** So many zeros, without holding them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, most);
            java.util.Arrays.fill(buffer, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
