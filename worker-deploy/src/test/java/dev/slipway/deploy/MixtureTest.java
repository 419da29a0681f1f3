package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Instance;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MixtureTest {

    /** A router knows no weight below 1, so that many copies cannot share a single per cent. */
    private static final double SMALLEST_WEIGHTS = 4;

    private static Application shop(String services) {
        return ApplicationFile.parse(("{application: shop, services: {" + services + "}}").getBytes(UTF_8));
    }

    private static String service(String name, String route) {
        return name + ": {command: [serve], health: /health, route: " + route + "}";
    }

    private static List<Instance> instances(String service, String version, int from, int many) {
        var all = new ArrayList<Instance>();
        for (int i = 0; i < many; i++) {
            all.add(Instance.newBuilder()
                    .setService(service)
                    .setHost("here")
                    .setAddress("127.0.0.1")
                    .setPort(from + i)
                    .setVersion(version)
                    .setId(service + (from + i))
                    .build());
        }
        return all;
    }

    private static final Application WEB = shop(service("web", "/"));

    private static Mixture.Side side(int from, int many) {
        return new Mixture.Side(WEB, instances("web", "x", from, many));
    }

    private static double shareOfNew(int old, int fresh, int percent) {
        var route = Mixture.of("1.1", 1, side(1000, old), side(2000, fresh), Optional.of(percent))
                .routes()
                .getFirst();
        double all = route.shares().stream().mapToInt(Share::weight).sum();
        return 100
                * route.shares().stream()
                        .filter(share -> share.backend().port() >= 2000)
                        .mapToInt(Share::weight)
                        .sum()
                / all;
    }

    @Test
    void gives_the_new_release_its_share_however_many_copies_each_has() {
        for (int percent : new int[] {1, 5, 25, 50, 90, 99}) {
            for (int old = 1; old <= 12; old++) {
                for (int fresh = 1; fresh <= 12; fresh++) {
                    assertThat(shareOfNew(old, fresh, percent))
                            .as("%d %% with %d old and %d new", percent, old, fresh)
                            .isBetween(percent * 0.7 - 0.3, percent * 1.05 + SMALLEST_WEIGHTS);
                }
            }
        }
    }

    @Test
    void shares_evenly_where_no_share_is_given() {
        var table = Mixture.of("1.1", 1, side(1000, 3), side(2000, 1), Optional.empty());

        assertThat(table.routes().getFirst().shares())
                .hasSize(4)
                .allSatisfy(share -> assertThat(share.weight()).isEqualTo(1));
    }

    @Test
    void keeps_paths_that_only_the_old_release_has_and_adds_those_of_the_new_one() {
        var old = new Mixture.Side(
                shop(service("web", "/") + ", " + service("cart", "/cart")), instances("cart", "1.0", 1000, 1));
        var fresh = new Mixture.Side(
                shop(service("web", "/") + ", " + service("search", "/search")), instances("search", "1.1", 2000, 1));

        var table = Mixture.of("1.1", 1, old, fresh, Optional.of(5));

        assertThat(table.routeOf("/cart/1").orElseThrow().backends()).containsExactly(new Backend("127.0.0.1", 1000));
        assertThat(table.routeOf("/search").orElseThrow().backends()).containsExactly(new Backend("127.0.0.1", 2000));
        assertThat(table.routeOf("/").orElseThrow().backends()).isEmpty();
    }
}
