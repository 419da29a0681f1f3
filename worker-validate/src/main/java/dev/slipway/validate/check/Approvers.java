package dev.slipway.validate.check;

import dev.slipway.release.keys.KeyId;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.operations.Verb;
import java.util.List;
import java.util.Optional;

/** Who could say yes to a plan on a target at all. */
record Approvers(TargetRules rules, Operations operations) {

    /** Without whoever asked, whose own yes never counts. */
    List<TrustedKey> beside(Optional<KeyId> asker) {
        return operations.keys().stream()
                .filter(key -> rules.access().allows(key, Verb.APPROVE))
                .filter(key -> asker.filter(key.id()::equals).isEmpty())
                .toList();
    }

    boolean somebodyMayOverride() {
        return operations.keys().stream().anyMatch(key -> rules.access().allows(key, Verb.OVERRIDE_APPROVAL));
    }
}
