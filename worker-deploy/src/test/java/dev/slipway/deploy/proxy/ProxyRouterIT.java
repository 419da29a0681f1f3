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
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.testing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
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
    void counts_what_its_users_have_seen() throws Exception {
        var dead = service("dead");
        router.shift(all(1, dead, service("alive")));
        dead.close();

        for (int request = 0; request < 20; request++) {
            get("/");
        }

        assertThat(router.requests()).isEqualTo(new Requests(20, 0, 0));
    }

    @Test
    void a_table_on_disk_that_cannot_be_read_is_said_and_not_replaced_by_nothing() {
        new ProxyFolder(folder).table().file().write("{".getBytes(UTF_8));

        assertThatThrownBy(router::table).isInstanceOf(RouterFailure.class).hasMessageContaining("table.json");
        assertThat(new DurableFile(folder.resolve("table.json")).read()).contains("{".getBytes(UTF_8));
    }
}
