package dev.slipway.deploy.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Slug WEB = new Slug("web");
    private static final List<Service> SERVICES = ApplicationFile.parse(
                    "{application: shop, services: {web: {command: [serve], health: /health}}}".getBytes(UTF_8))
            .inStartOrder();

    private static List<String> places(Layout layout) {
        return layout.copies().stream()
                .map(copy -> copy.number() + "@" + copy.host())
                .toList();
    }

    @Test
    void runs_one_copy_on_each_host_where_nobody_has_said_how_many() {
        assertThat(places(Layout.of(SERVICES, Map.of(), List.of("a", "b")))).containsExactly("1@a", "2@b");
    }

    @Test
    void deals_copies_out_in_the_order_of_hosts_and_lists_them_host_by_host() {
        assertThat(places(Layout.of(SERVICES, Map.of(WEB, 5), List.of("a", "b"))))
                .containsExactly("1@a", "3@a", "5@a", "2@b", "4@b");
    }

    @Test
    void a_single_copy_runs_on_the_first_host_only() {
        assertThat(places(Layout.of(SERVICES, Map.of(WEB, 1), List.of("a", "b"))))
                .containsExactly("1@a");
    }

    @Test
    void changes_the_first_host_by_itself_and_then_as_many_at_a_time_as_allowed() {
        var layout = Layout.of(SERVICES, Map.of(), List.of("a", "b", "c", "d", "e"));

        assertThat(layout.waves(1))
                .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"));
        assertThat(layout.waves(3)).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void leaves_hosts_out_that_get_nothing() {
        assertThat(Layout.of(SERVICES, Map.of(WEB, 1), List.of("a", "b")).waves(1))
                .containsExactly(List.of("a"));
    }
}
