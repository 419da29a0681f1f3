package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Instance;
import dev.slipway.events.Purpose;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.verify.http.HttpCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example tells a true story: what its releases promise is what their smoke tests find. */
@Timeout(120)
class ShopIT {

    private final HttpCaller caller = new HttpCaller(1 << 20);
    private final RunSmokeTests run = new RunSmokeTests(caller, () -> Crew.of(4));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void works_directly_and_through_the_entry_in_1_0() throws IOException {
        try (var shop = RunningShop.start("1.0", folder)) {
            assertThat(directly(shop)).allMatch(Finding::good);
            assertThat(throughEntry(shop)).allMatch(Finding::good);
        }
    }

    @Test
    void works_directly_and_through_the_entry_in_1_1() throws IOException {
        try (var shop = RunningShop.start("1.1", folder)) {
            assertThat(directly(shop)).allMatch(Finding::good);
            assertThat(throughEntry(shop)).allMatch(Finding::good);
        }
    }

    @Test
    void works_directly_but_not_through_the_entry_in_1_2() throws IOException {
        try (var shop = RunningShop.start("1.2", folder)) {
            assertThat(directly(shop)).allMatch(Finding::good);
            assertThat(throughEntry(shop))
                    .filteredOn(finding -> !finding.good())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.evidence().getObserved()).contains("/v2/products: status 404");
                        assertThat(finding.evidence().getFix()).contains("the entry sends /v2/products to frontend");
                    });
        }
    }

    @Test
    void travels_as_a_bundle() {
        var bundle = new BundleWriter().write(RunningShop.EXAMPLE, folder.resolve("bundle"));

        assertThat(bundle.packed()).contains("slipway.yaml", "backend/Backend.java", "frontend/index.html");
        assertThat(bundle.leftOut())
                .extracting(Object::toString)
                .containsExactly(
                        ".env.production (environment files hold secrets)",
                        ".env.staging (environment files hold secrets)");
    }

    private List<Finding> directly(RunningShop shop) {
        var instances = List.of(instance("backend", shop.backendPort()), instance("frontend", shop.frontendPort()));
        return findings(PlanVisits.straight(application(), instances));
    }

    private List<Finding> throughEntry(RunningShop shop) {
        return findings(PlanVisits.throughEntry(application(), shop.entry()));
    }

    private List<Finding> findings(List<Visit> visits) {
        return run.of(visits, Patience.during(Purpose.AFTER_SWITCH), new WaitingStep())
                .orElseThrow();
    }

    private Application application() {
        return ApplicationFile.read(folder);
    }

    private static Instance instance(String service, int port) {
        return Shop.instance(service, port);
    }
}
