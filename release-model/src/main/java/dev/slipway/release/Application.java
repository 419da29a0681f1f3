package dev.slipway.release;

import java.util.List;
import java.util.Optional;

/** What an application's people want done with a release of it. */
public record Application(
        Slug name, List<Service> services, List<SmokeTest> smokeTests, Rollout rollout, Vetting vetting) {

    public Application {
        services = List.copyOf(services);
        smokeTests = List.copyOf(smokeTests);
        StartOrder.of(services);
    }

    /** The services in the order they start in: as written, but each after those it names. */
    public List<Service> inStartOrder() {
        return StartOrder.of(services);
    }

    public Optional<Service> service(Slug name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}
