package dev.slipway.deploy.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotaTest {

    private static final Backend OLD = new Backend("127.0.0.1", 1);
    private static final Backend FRESH = new Backend("127.0.0.1", 2);

    private final Rota rota = new Rota();

    private static Route route(String prefix, int old, int fresh) {
        return new Route(prefix, "shop", List.of(new Share(OLD, old), new Share(FRESH, fresh)));
    }

    private List<Backend> turns(Route route, int count) {
        var turns = new ArrayList<Backend>();
        for (int turn = 0; turn < count; turn++) {
            turns.add(rota.next(route, Set.of()).orElseThrow());
        }
        return turns;
    }

    @Test
    void a_round_has_exactly_as_many_turns_of_each_as_its_weight() {
        for (int fresh : List.of(1, 5, 25, 33, 50, 99)) {
            assertThat(turns(route("/" + fresh, 100 - fresh, fresh), 100))
                    .filteredOn(FRESH::equals)
                    .hasSize(fresh);
        }
    }

    @Test
    void the_turns_of_one_are_spread_over_the_round() {
        var turns = turns(route("/", 90, 10), 100);

        for (int from = 0; from < 80; from += 20) {
            assertThat(turns.subList(from, from + 20)).contains(FRESH);
        }
    }

    @Test
    void each_route_has_its_own_turns() {
        var pages = new ArrayList<Backend>();
        for (int visit = 0; visit < 10; visit++) {
            pages.addAll(turns(route("/", 1, 1), 1));
            turns(route("/api", 1, 1), 1);
        }

        assertThat(pages).contains(OLD, FRESH);
    }

    @Test
    void who_has_failed_a_request_does_not_get_it_again_nor_does_who_has_no_weight() {
        assertThat(rota.next(route("/", 99, 1), Set.of(OLD))).contains(FRESH);
        assertThat(rota.next(route("/", 99, 0), Set.of(OLD))).isEmpty();
    }
}
