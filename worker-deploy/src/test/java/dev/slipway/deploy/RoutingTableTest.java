package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private static final Route FRONT = new Route("/", "front", List.of(new Backend("127.0.0.1", 1)));
    private static final Route API = new Route("/api", "back", List.of(new Backend("127.0.0.1", 2)));
    private static final Route ADMIN = new Route("/api/admin/", "admin", List.of(new Backend("127.0.0.1", 3)));
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
        var again = new Route("/api/", "other", List.of());

        assertThatThrownBy(() -> new RoutingTable("1.0", 7, List.of(API, again)))
                .hasMessageContaining("'/api'")
                .hasMessageContaining("1.0");
    }
}
