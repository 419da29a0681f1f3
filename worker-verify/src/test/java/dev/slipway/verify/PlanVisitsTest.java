package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.Instance;
import dev.slipway.runtime.GiveUp;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanVisitsTest {

    @Test
    void visits_every_instance_and_names_it_when_there_are_several() {
        var application = Shop.testedBy("smoke-tests: [{name: list, service: backend, path: /api/products}]");

        var visits = PlanVisits.straight(
                application, List.of(Shop.instance("backend", 9001), Shop.instance("backend", 9003)));

        assertThat(visits).extracting(Visit::name).containsExactly("list (127.0.0.1:9001)", "list (127.0.0.1:9003)");
    }

    @Test
    void writes_an_ipv6_address_in_brackets() {
        var application = Shop.testedBy("smoke-tests: [{name: list, service: backend, path: /api/products}]");
        var instance = Instance.newBuilder(Shop.instance("backend", 9001))
                .setAddress("::1")
                .build();

        assertThat(PlanVisits.straight(application, List.of(instance)))
                .extracting(Visit::address)
                .containsExactly(URI.create("http://[::1]:9001/api/products"));
    }

    @Test
    void joins_entry_and_path_with_one_slash() {
        var application = Shop.testedBy("smoke-tests: [{name: list, service: backend, path: /api/products?all=1}]");

        assertThat(PlanVisits.throughEntry(application, "http://localhost:8000/"))
                .extracting(Visit::address)
                .containsExactly(URI.create("http://localhost:8000/api/products?all=1"));
    }

    @Test
    void sees_no_detour_where_the_route_covers_the_path() {
        var application = Shop.testedBy(
                "smoke-tests: [{name: a, service: backend, path: /api?x=1}, {name: b, service: frontend, path: /apiary}]");

        assertThat(PlanVisits.throughEntry(application, Shop.ENTRY))
                .allSatisfy(visit -> assertThat(visit.detour()).isEmpty());
    }

    @Test
    void refuses_a_path_that_is_no_legal_address() {
        var application = Shop.testedBy("smoke-tests: [{name: list, service: backend, path: '/a{b}'}]");

        assertThatThrownBy(() -> PlanVisits.throughEntry(application, Shop.ENTRY))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("/a{b}")
                .hasMessageContaining("%XX");
    }
}
