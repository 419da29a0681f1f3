package dev.slipway.release;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.notEmpty;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.strategy.StrategyShape;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Structures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What slipway.yaml looks like. */
final class ApplicationShape {

    static final int MOST_SERVICES = 50;
    private static final int MOST_TESTS = 100;
    private static final int MOST_HOSTS = 50;

    static final Shape<Application> APPLICATION = record(Structures::isExtension, fields -> {
        var services = fields.keysOf("services");
        var name = fields.required("application", WrittenValues.slug());
        var read = fields.required("services", services(services));
        var tests = fields.optional(
                "smoke-tests",
                listOf(SmokeTestShape.of(services)).as(AtMost.items(MOST_TESTS, "smoke tests")),
                List.of());
        var rollout = fields.optional("rollout", rollout(), Rollout.DEFAULT);
        var vetting = VettingShape.in(fields);
        return () -> new Application(name.get(), read.get(), tests.get(), rollout.get(), vetting.get());
    });

    private static final Duration LONGEST = Duration.ofDays(7);

    private ApplicationShape() {}

    private static Shape<List<Service>> services(Set<String> names) {
        return notEmpty(mapOf(WrittenValues.slug(), name -> ServiceShape.of(name, names)))
                .as(Map::values)
                .as(List::copyOf)
                .as(AtMost.items(MOST_SERVICES, "services"))
                .as(ApplicationShape::fittingTogether);
    }

    private static List<Service> fittingTogether(List<Service> services) {
        StartOrder.of(services);
        Routes.refuseShared(services);
        return services;
    }

    private static Shape<Rollout> rollout() {
        return record(fields -> {
            var window = fields.optional(
                    "rollback-window", duration(Duration.ZERO, LONGEST), Rollout.DEFAULT.rollbackWindow());
            var drain = fields.optional("drain", duration(Duration.ZERO, Duration.ofHours(1)), Rollout.DEFAULT.drain());
            var bake = fields.optional("bake", duration(Duration.ZERO, Duration.ofDays(1)), Rollout.DEFAULT.bake());
            var strategy = StrategyShape.in(fields);
            var parallel = fields.optional("max-parallel", number(1, MOST_HOSTS), Rollout.DEFAULT.maxParallel());
            return () -> new Rollout(window.get(), drain.get(), bake.get(), strategy.get(), parallel.get());
        });
    }
}
