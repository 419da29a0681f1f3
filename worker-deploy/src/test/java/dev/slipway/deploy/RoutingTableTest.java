package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private static final Route FRONT = Route.evenly("/", "front", List.of(new Backend("127.0.0.1", 1)));
    private static final Route API = Route.evenly("/api", "back", List.of(new Backend("127.0.0.1", 2)));
    private static final Route ADMIN = Route.evenly("/api/admin/", "admin", List.of(new Backend("127.0.0.1", 3)));
    private static final RoutingTable TABLE = new RoutingTable("1.0", 7, List.of(FRONT, API, ADMIN));

    @Test
    void the_longest_prefix_wins_whatever_the_order() {
        assertThat(TABLE.routeOf("/api/admin/users")).contains(ADMIN);
        assertThat(TABLE.routeOf("/api/users")).contains(API);
        assertThat(TABLE.routeOf("/api")).contains(API);
        assertThat(TABLE.routeOf("/index.html")).contains(FRONT);
    }

    @Test
    void a_prefix_covers_whole_segments_only() {
        assertThat(TABLE.routeOf("/apiary")).contains(FRONT);
    }

    @Test
    void a_path_that_no_service_claims_has_no_route() {
        assertThat(new RoutingTable("1.0", 7, List.of(API)).routeOf("/")).isEmpty();
    }

    @Test
    void two_routes_with_one_prefix_are_refused_by_name() {
        var again = Route.evenly("/api/", "other", List.of());

        assertThatThrownBy(() -> new RoutingTable("1.0", 7, List.of(API, again)))
                .hasMessageContaining("'/api'")
                .hasMessageContaining("1.0");
    }

    @Test
    void two_releases_stand_side_by_side_on_one_route() {
        var old = new Share(new Backend("127.0.0.1", 1), 95);
        var fresh = new Share(new Backend("127.0.0.1", 2), 5);
        var parted = new Share(new Backend("127.0.0.1", 3), 0);

        var route = new Route("/", "front", List.of(old, fresh, parted));

        assertThat(route.open()).containsExactly(old, fresh);
        assertThat(new RoutingTable("1.0", 7, List.of(route)).backends()).contains(parted.backend());
    }

    @Test
    void one_instance_with_two_weights_is_refused_by_name() {
        var backend = new Backend("127.0.0.1", 1);
        var shares = List.of(new Share(backend, 1), new Share(backend, 2));

        assertThatThrownBy(() -> new Route("/api", "back", shares))
                .hasMessageContaining("'/api'")
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void a_weight_that_no_router_could_keep_is_refused_with_its_bounds() {
        assertThatThrownBy(() -> new Share(new Backend("127.0.0.1", 1), 257))
                .hasMessageContaining("256")
                .hasMessageContaining("257");
    }
}
