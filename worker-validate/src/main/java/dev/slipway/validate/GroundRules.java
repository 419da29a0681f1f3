package dev.slipway.validate;

import dev.slipway.release.keys.KeyId;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.Policy;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.operations.WhenBusy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the operator's file says about one target at this moment, and about the people who speak of it. */
record GroundRules(Operations operations, TargetRules target) {

    Policy policy() {
        return target.policy();
    }

    boolean supersedes() {
        return target.whenBusy() == WhenBusy.SUPERSEDE;
    }

    /** Whoever is no longer trusted has no say, whatever was said before. */
    List<TrustedKey> people(Collection<KeyId> ids, Verb right) {
        return ids.stream()
                .flatMap(id -> person(id).stream())
                .filter(key -> may(key, right))
                .toList();
    }

    Optional<TrustedKey> person(KeyId id) {
        return operations.key(id);
    }

    boolean may(TrustedKey key, Verb right) {
        return target.access().allows(key, right);
    }
}
