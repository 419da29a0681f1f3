package dev.slipway.validate;

import dev.slipway.release.Target;
import dev.slipway.release.operations.Deadlines;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Lane;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each decision what is remembered of its target, and the bounds that the operator has set for it. */
record Moments(Supplier<Operations> operations, ValidateSettings settings) {

    Moment at(Step step) {
        var now = operations.get();
        var rules = parse(step.target()).flatMap(now::rules);
        var deadlines = rules.map(TargetRules::deadlines).orElse(Deadlines.DEFAULT);
        var known = rules.map(target -> new GroundRules(now, target));
        return new Moment(step, new Bounds(settings, deadlines), remembered(step), known, known.isEmpty());
    }

    /** What can be known even if the operator's file is what stands in the way. */
    Moment withoutRules(Step step) {
        return new Moment(step, new Bounds(settings, Deadlines.DEFAULT), remembered(step), Optional.empty(), false);
    }

    private static Lane remembered(Step step) {
        return step.memory(Lane.class).orElse(Lane.EMPTY);
    }

    private static Optional<Target> parse(String target) {
        try {
            return Optional.of(Target.parse(target));
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
    }
}
