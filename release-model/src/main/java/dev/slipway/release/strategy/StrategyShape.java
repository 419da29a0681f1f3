package dev.slipway.release.strategy;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.notEmpty;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.strategy.Strategy.Canary;
import dev.slipway.release.strategy.Strategy.Rolling;
import dev.slipway.release.strategy.Strategy.Share;
import dev.slipway.release.strategy.Strategy.Tolerance;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What slipway.yaml says below `rollout` about the strategy; settings of one that is not chosen may lie ready there. */
public final class StrategyShape {

    private static final int MOST_INSTANCES = 50;
    private static final int MOST_STEPS = 20;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private enum Kind {
        BLUE_GREEN,
        ROLLING,
        CANARY,
        RECREATE
    }

    private StrategyShape() {}

    public static Supplier<Strategy> in(Fields fields) {
        var kind = fields.optional("strategy", oneOf(Kind.class));
        var rolling = fields.optional("rolling", rolling());
        var canary = fields.optional("canary", canary());
        return () -> chosen(kind.get(), rolling.get(), canary.get());
    }

    private static Strategy chosen(Optional<Kind> kind, Optional<Rolling> rolling, Optional<Canary> canary) {
        if (kind.isEmpty() && (rolling.isPresent() || canary.isPresent())) {
            throw new IllegalArgumentException("it has settings for a strategy, but does not say which; add `strategy: "
                    + (canary.isPresent() ? "canary" : "rolling") + "`");
        }
        return switch (kind.orElse(Kind.BLUE_GREEN)) {
            case BLUE_GREEN -> new Strategy.BlueGreen();
            case ROLLING -> rolling.orElse(Rolling.DEFAULT);
            case CANARY -> canary.orElse(Canary.DEFAULT);
            case RECREATE -> new Strategy.Recreate();
        };
    }

    private static Shape<Rolling> rolling() {
        return record(fields -> {
            var surge = fields.optional("max-surge", number(0, MOST_INSTANCES), Rolling.DEFAULT.maxSurge());
            var missing =
                    fields.optional("max-unavailable", number(0, MOST_INSTANCES), Rolling.DEFAULT.maxUnavailable());
            return () -> new Rolling(surge.get(), missing.get());
        });
    }

    private static Shape<Canary> canary() {
        return record(fields -> {
            var steps = fields.optional(
                    "steps",
                    notEmpty(listOf(share()))
                            .where(
                                    all -> all.size() <= MOST_STEPS,
                                    "must have at most " + MOST_STEPS + " steps; leave some out"),
                    Canary.DEFAULT.steps());
            var tolerance = tolerance(fields);
            return () -> new Canary(steps.get(), tolerance.get());
        });
    }

    private static Shape<Share> share() {
        return record(fields -> {
            var weight = fields.required("weight", number(1, 99));
            var pause = fields.required("pause", duration(Duration.ZERO, LONGEST_PAUSE));
            return () -> new Share(weight.get(), pause.get());
        });
    }

    private static Supplier<Tolerance> tolerance(Fields fields) {
        var usual = Tolerance.DEFAULT;
        var errors = fields.optional(
                "max-error-rate",
                percent("100%|[1-9]?[0-9](\\.[0-9]{1,2})?%", "1% or 0.5%").as(Double::valueOf),
                usual.maxErrorRate());
        var slow =
                fields.optional("max-p95", percent("[1-9][0-9]{2,3}%", "150%").as(Integer::valueOf), usual.maxP95());
        var requests = fields.optional("min-requests", number(1, MOST_REQUESTS), usual.minRequests());
        return () -> new Tolerance(errors.get(), slow.get(), requests.get());
    }

    private static Shape<String> percent(String form, String example) {
        return text().where(written -> written.matches(form), "must be a share such as " + example)
                .as(written -> written.replace("%", ""));
    }
}
