package dev.slipway.deploy.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.TestService;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.Polling;
import dev.slipway.testing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worker, HAProxy and file may each be lost at any instant; what is served afterwards is what the file says. */
class HaproxyRecoveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(50);
    /** Longer than a watch waits between two looks. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final ListenAddress address = new ListenAddress("127.0.0.1", FreePort.any());
    private final TestService old = new TestService("old");
    private final TestService fresh = new TestService("fresh");
    private final HttpClient http = HttpClient.newHttpClient();
    private Haproxies worker = new Haproxies();

    @AfterEach
    void end_everything() throws Exception {
        worker.router(address, folder).stop();
        worker.close();
        old.close();
        fresh.close();
        http.close();
    }

    private HaproxyRouter router() {
        return worker.router(address, folder);
    }

    private HaproxyStart start() {
        return new HaproxyStart(address, new HaproxyFolder(folder), HaproxyProgram::ofThisHost);
    }

    private long pid() {
        return start().running().orElseThrow();
    }

    private void workerIsReplaced() {
        worker.close();
        worker = new Haproxies();
    }

    private static RoutingTable table(long token, TestService service) {
        return new RoutingTable(
                "release-" + token, token, List.of(Route.evenly("/", "shop", List.of(service.backend()))));
    }

    private String served() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://" + address + "/"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void kill(long pid) throws Exception {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a worker leaves that dies between writing the file and speaking to HAProxy. */
    private Layout writtenOnly(RoutingTable table) {
        var before = ConfigurationText.layoutIn(new HaproxyFolder(folder));
        var running = new Traffic(start().socket()).running();
        var layout = before.next(
                before.number() + 1, table, LaneChoice.of(table, running).orElseThrow());
        start().write(layout);
        return layout;
    }

    @Test
    void a_worker_that_starts_again_finds_the_running_haproxy() throws Exception {
        router().shift(table(3, old));
        long pid = pid();

        workerIsReplaced();

        assertThat(router().table()).isEqualTo(table(3, old));
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void a_killed_haproxy_is_back_by_itself_and_serves_what_it_served() throws Exception {
        router().shift(table(3, old));
        router().shift(table(4, fresh));
        long pid = pid();

        kill(pid);

        assertThat(Polling.until(
                        PATIENCE,
                        OFTEN,
                        () -> start().running().filter(now -> now != pid).isPresent()))
                .isTrue();
        assertThat(served()).isEqualTo("fresh");
        assertThat(router().table()).isEqualTo(table(4, fresh));
    }

    @Test
    void a_haproxy_that_is_started_by_somebody_else_reads_the_right_table() throws Exception {
        router().shift(table(3, old));
        router().shift(table(4, fresh));
        worker.close();
        kill(pid());

        var byHand = new ProcessBuilder(
                        HaproxyProgram.ofThisHost().path().toString(), "-db", "-f", folder + "/haproxy.cfg")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("by-hand.log").toFile())
                .start();

        assertThat(Polling.until(PATIENCE, OFTEN, () -> start().running().isPresent()))
                .isTrue();
        assertThat(served()).isEqualTo("fresh");
        worker = new Haproxies();
        assertThat(router().table()).isEqualTo(table(4, fresh));
        assertThat(pid()).isEqualTo(byHand.pid());
    }

    @Test
    void a_worker_that_died_after_writing_the_file_has_its_table_put_in_force_by_the_next() throws Exception {
        router().shift(table(3, old));
        writtenOnly(table(4, fresh));
        assertThat(served()).isEqualTo("old");

        workerIsReplaced();

        assertThat(router().table()).isEqualTo(table(4, fresh));
        assertThat(served()).isEqualTo("fresh");
    }

    @Test
    void a_worker_that_died_half_way_through_its_commands_has_moved_nobody() throws Exception {
        router().shift(table(3, old));
        var layout = writtenOnly(table(4, fresh));
        var socket = start().socket();
        var changes = Changes.between(Running.ask(socket), layout);
        socket.ask(changes.toServers().getFirst());
        assertThat(served()).isEqualTo("old");

        workerIsReplaced();
        router().shift(table(5, fresh));

        assertThat(served()).isEqualTo("fresh");
    }

    @Test
    void haproxy_and_worker_may_die_together_after_the_file_was_written() throws Exception {
        router().shift(table(3, old));
        writtenOnly(table(4, fresh));
        worker.close();
        kill(pid());

        worker = new Haproxies();

        assertThat(router().table()).isEqualTo(table(4, fresh));
        assertThat(served()).isEqualTo("fresh");
    }

    @Test
    void a_file_older_than_what_is_in_force_moves_nobody_and_lets_no_late_owner_in() throws Exception {
        router().shift(table(3, old));
        var configuration = new HaproxyFolder(folder).configuration();
        byte[] earlier = configuration.read().orElseThrow();
        router().shift(table(5, fresh));
        configuration.write(earlier);

        workerIsReplaced();

        assertThat(router().table()).isEqualTo(table(3, old));
        assertThat(served()).isEqualTo("fresh");
        assertThatThrownBy(() -> router().shift(table(4, old))).isInstanceOf(FencedOut.class);
        router().shift(table(6, old));
        assertThat(served()).isEqualTo("old");
        kill(pid());
        assertThat(router().table()).isEqualTo(table(6, old));
        assertThat(served()).isEqualTo("old");
    }

    @Test
    void a_server_that_somebody_has_taken_out_by_hand_is_put_back() throws Exception {
        router().shift(table(3, old));
        start().socket().ask("disable server lane-1/" + ServerName.of(old.backend()));
        assertThat(served()).contains("'shop'");

        router().table();

        assertThat(served()).isEqualTo("old");
    }

    @Test
    void hundreds_of_switches_need_no_more_lanes_than_there_are() throws Exception {
        for (int token = 1; token <= 2 * Lane.ALL.size() + 1; token++) {
            router().shift(table(token, token % 2 == 0 ? old : fresh));
        }

        assertThat(served()).isEqualTo("fresh");
        assertThat(new Traffic(start().socket()).running().servers()).hasSizeLessThanOrEqualTo(2);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".map"))).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void haproxy_that_was_stopped_on_purpose_stays_stopped() throws Exception {
        router().shift(table(3, old));
        try (var second = new Haproxies()) {
            second.takeOver(folder);

            router().stop();

            assertThat(Polling.until(LONG_ENOUGH, OFTEN, () -> start().running().isPresent()))
                    .isFalse();
        }
    }

    @Test
    void a_reload_keeps_port_and_table() throws Exception {
        router().shift(table(3, old));
        long pid = pid();

        router().reload();

        assertThat(pid()).isNotEqualTo(pid);
        assertThat(served()).isEqualTo("old");
        router().shift(table(4, fresh));
        assertThat(served()).isEqualTo("fresh");
    }

    @Test
    void says_who_has_the_port_when_it_cannot_listen() throws Exception {
        try (var other = new ServerSocket(address.port(), 1, InetAddress.getByName(address.host()))) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> router().table())
                    .isInstanceOf(RouterFailure.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void a_configuration_that_cannot_be_read_is_said_and_not_replaced_by_nothing() {
        var configuration = new HaproxyFolder(folder).configuration();
        configuration.write("# layout: {".getBytes(UTF_8));

        assertThatThrownBy(() -> router().table())
                .isInstanceOf(RouterFailure.class)
                .hasMessageContaining("haproxy.cfg");
        assertThat(configuration.read()).contains("# layout: {".getBytes(UTF_8));
    }
}
