package dev.slipway.deploy.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workers on one host watch the same proxy, as after a takeover by a second instance. */
class ProxyWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(50);
    /** Longer than a watch waits between two looks. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final ListenAddress address = ProxyRouterIT.freeAddress();
    private final Proxies first = new Proxies(ProcessTable.ofThisHost());
    private final Proxies second = new Proxies(ProcessTable.ofThisHost());

    @AfterEach
    void end_the_proxy() throws Exception {
        first.close();
        try (var last = new Proxies(ProcessTable.ofThisHost())) {
            second.close();
            last.router(address, folder).stop();
        }
    }

    private long pid() {
        return new ProxyFolder(folder).control().read().orElseThrow().process().pid();
    }

    private void kill(long pid) throws Exception {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean isBackAs(long notThis) throws InterruptedException {
        return Polling.until(PATIENCE, OFTEN, () -> pid() != notThis);
    }

    @Test
    void a_killed_proxy_is_started_again_once() throws Exception {
        first.router(address, folder).shift(new RoutingTable("1.0", 1, List.of()));
        second.router(address, folder).table();
        long killed = pid();

        kill(killed);

        assertThat(isBackAs(killed)).isTrue();
        long back = pid();
        assertThat(Polling.until(LONG_ENOUGH, OFTEN, () -> pid() != back)).isFalse();
        assertThat(first.router(address, folder).table())
                .isEqualTo(second.router(address, folder).table());
    }

    @Test
    void who_still_watches_the_old_address_leaves_the_proxy_that_was_moved_alone() throws Exception {
        var elsewhere = ProxyRouterIT.freeAddress();
        first.router(address, folder).table();
        second.router(elsewhere, folder).table();
        long moved = pid();

        assertThat(Polling.until(LONG_ENOUGH, OFTEN, () -> pid() != moved)).isFalse();
        kill(moved);
        assertThat(isBackAs(moved)).isTrue();
        assertThat(new ProxyFolder(folder).control().read().orElseThrow().listen())
                .isEqualTo(elsewhere.toString());
    }

    @Test
    void a_proxy_that_was_stopped_on_purpose_stays_stopped() throws Exception {
        first.router(address, folder).table();
        second.router(address, folder).table();

        first.router(address, folder).stop();

        assertThat(Polling.until(
                        LONG_ENOUGH,
                        OFTEN,
                        () -> new ProxyFolder(folder).control().read().isPresent()))
                .isFalse();
    }

    @Test
    void a_watch_outlasts_a_file_that_cannot_be_read() throws Exception {
        first.router(address, folder).table();
        long killed = pid();
        var file = new ProxyFolder(folder).control().file();
        var content = file.read().orElseThrow();
        file.write("{".getBytes(UTF_8));
        kill(killed);
        assertThat(Polling.until(LONG_ENOUGH, OFTEN, () -> file.read().orElseThrow().length > 1))
                .isFalse();

        file.write(content);

        assertThat(isBackAs(killed)).isTrue();
    }
}
