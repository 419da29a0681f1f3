package dev.slipway.deploy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Instances;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.Workload;
import dev.slipway.release.Readiness;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.time.Duration;
import java.util.Set;

/** What a worker would ask of a place for the service `backend`. */
record Launches(Instances instances) {

    static final Target SHOP = Target.of("shop", "production");

    static LaunchOrder order(String request, Workload workload) {
        return order(request, workload, new Readiness("/health", Duration.ofSeconds(20)));
    }

    static LaunchOrder order(String request, Workload workload, Readiness readiness) {
        return new LaunchOrder(new Label(SHOP, request, "1.0", new Slug("backend"), 1, 1), workload, readiness);
    }

    RunningInstance started(LaunchOrder order) throws InterruptedException {
        var launched = instances.launch(order, Onlooker.patient());
        assertThat(launched).isInstanceOf(Launched.Ready.class);
        return ((Launched.Ready) launched).instance();
    }

    String failure(LaunchOrder order) throws InterruptedException {
        var launched = instances.launch(order, Onlooker.patient());
        assertThat(launched).isInstanceOf(Launched.Failed.class);
        return ((Launched.Failed) launched).sentence();
    }

    void stopAll() throws InterruptedException {
        instances.stopAllBut(new Owner(SHOP, 1), Set.of(), Duration.ZERO);
    }
}
