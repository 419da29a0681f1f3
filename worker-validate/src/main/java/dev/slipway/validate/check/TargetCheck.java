package dev.slipway.validate.check;

import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.validate.lane.Lane;
import java.util.function.Supplier;

/** Whether the target is written as everybody writes it, and the operator knows it. */
public final class TargetCheck implements Check {

    private final Supplier<Operations> operations;

    public TargetCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "target";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        try {
            return known(Target.parse(asked.envelope().getTarget()));
        } catch (IllegalArgumentException notCanonical) {
            return Finding.fail(
                    "target-not-canonical",
                    String.valueOf(notCanonical.getMessage()),
                    "use the same lower-case form in the record's key and in its body");
        }
    }

    private Finding known(Target target) {
        var now = operations.get();
        return now.rules(target).isPresent()
                ? Finding.pass("targets.yaml knows " + target)
                : Finding.fail(
                        "target-unknown",
                        "targets.yaml does not know " + target,
                        "use another target (" + now.suggestionFor(target)
                                + "), or have this one added; on a machine of your own with `slipway targets add "
                                + target + "`");
    }
}
