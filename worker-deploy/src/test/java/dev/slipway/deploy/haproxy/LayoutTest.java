package dev.slipway.deploy.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.Share;
import dev.slipway.deploy.haproxy.Running.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said to HAProxy is worked out without one. */
class LayoutTest {

    private static final Backend OLD = new Backend("127.0.0.1", 1);
    private static final Backend FRESH = new Backend("127.0.0.1", 2);
    private static final Lane FIRST = Lane.ALL.get(0);
    private static final Lane SECOND = Lane.ALL.get(1);

    private static RoutingTable table(long token, Share... shares) {
        return new RoutingTable(
                "1.0",
                token,
                List.of(new Route("/", "shop", List.of(shares)), Route.evenly("/api", "back", List.of())));
    }

    private static Layout layout(long number, Lane lane, Share... shares) {
        return Layout.FIRST.next(number, table(7, shares), Map.of("/", lane));
    }

    private static Running running(Layout layout) {
        var servers = new HashMap<Lane, Map<ServerName, State>>();
        layout.servers().forEach((lane, weights) -> {
            var states = new TreeMap<ServerName, State>();
            weights.forEach((server, weight) -> states.put(server, new State(weight, true)));
            servers.put(lane, states);
        });
        return new Running("/run/routes-0.map", layout.map(), servers);
    }

    @Test
    void only_whole_segments_are_looked_up_and_the_mark_is_among_the_routes() {
        assertThat(layout(3, FIRST, new Share(OLD, 1)).map())
                .containsOnly(
                        Map.entry("/", "lane-1/shop"),
                        Map.entry("/api/", "nobody/back"),
                        Map.entry("!in-force", "3/7"));
    }

    @Test
    void what_runs_already_needs_no_command() {
        var layout = layout(3, FIRST, new Share(OLD, 1));

        assertThat(Changes.between(running(layout), layout).none()).isTrue();
    }

    @Test
    void another_release_gets_an_empty_lane_that_is_filled_first() {
        var before = running(layout(3, FIRST, new Share(OLD, 1)));
        var table = table(7, new Share(FRESH, 1));

        var lanes = LaneChoice.of(table, before).orElseThrow();
        var changes = Changes.between(before, Layout.FIRST.next(4, table, lanes));

        assertThat(lanes).isEqualTo(Map.of("/", SECOND));
        assertThat(changes.toServers())
                .containsExactly(
                        "add server lane-2/127.0.0.1:2 127.0.0.1:2 weight 1", "enable server lane-2/127.0.0.1:2");
        assertThat(changes.toRoutes()).isTrue();
    }

    @Test
    void weights_move_in_place_and_who_gets_more_comes_first() {
        var before = running(layout(3, FIRST, new Share(OLD, 100), new Share(FRESH, 0)));
        var table = table(7, new Share(OLD, 0), new Share(FRESH, 100));

        var lanes = LaneChoice.of(table, before).orElseThrow();
        var changes = Changes.between(before, Layout.FIRST.next(4, table, lanes));

        assertThat(lanes).isEqualTo(Map.of("/", FIRST));
        assertThat(changes.toServers())
                .containsExactly("set server lane-1/127.0.0.1:2 weight 100", "set server lane-1/127.0.0.1:1 weight 0");
    }

    @Test
    void a_server_that_was_about_to_be_deleted_is_taken_back() {
        var layout = layout(3, FIRST, new Share(OLD, 1));
        var half = new Running(
                "/run/routes-0.map", layout.map(), Map.of(FIRST, Map.of(ServerName.of(OLD), new State(1, false))));

        assertThat(Changes.between(half, layout).toServers())
                .containsExactly("set server lane-1/127.0.0.1:1 state ready");
    }

    @Test
    void without_an_empty_lane_there_is_no_choice() {
        var full = new HashMap<Lane, Map<ServerName, State>>();
        Lane.ALL.forEach(lane -> full.put(lane, Map.of(ServerName.of(OLD), new State(1, true))));
        var running = new Running("/run/routes-0.map", Map.of(), full);

        assertThat(LaneChoice.of(table(7, new Share(FRESH, 1)), running)).isEmpty();
    }

    @Test
    void the_table_before_is_remembered_until_another_one_comes() {
        var first = layout(3, FIRST, new Share(OLD, 1));
        var again = first.next(4, table(7, new Share(OLD, 1)), Map.of("/", FIRST));
        var second = again.next(5, table(7, new Share(FRESH, 1)), Map.of("/", SECOND));

        assertThat(again.before()).isEqualTo(first.before());
        assertThat(second.before()).containsExactly(OLD);
    }
}
