package dev.slipway.backup;

import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.runtime.GiveUp;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a deployment needs a backup, as the operator's side has it at this moment. */
record Grounds(Supplier<Operations> operations) {

    /** What the operator's side says. */
    sealed interface Need {}

    record Needed() implements Need {}

    record NothingThere(String why) implements Need {}

    record DoneWithout(String why) implements Need {}

    Need of(String target, Optional<String> without) {
        var rules = rules(target);
        if (rules.parts().database().isEmpty()) {
            return new NothingThere("there is nothing to back up: targets.yaml names no `database` for " + target);
        }
        if (without.isEmpty()) {
            return new Needed();
        }
        if (!rules.parts().database().get().backup().recovery().maySkipBackup()) {
            throw new GiveUp(
                    "backup-required",
                    "no deployment to " + target + " may do without a backup any more; ask again under a new id",
                    "backup-refused");
        }
        return new DoneWithout("no backup was taken, and no migration was rehearsed: " + without.get());
    }

    private TargetRules rules(String target) {
        return operations
                .get()
                .rules(Target.parse(target))
                .orElseThrow(() -> new GiveUp(
                        "target-unknown",
                        target + " is not in the targets.yaml of worker-backup; "
                                + operations.get().suggestionFor(Target.parse(target)),
                        "target-unknown"));
    }
}
