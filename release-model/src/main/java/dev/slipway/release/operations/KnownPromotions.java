package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.yaml.Suggestion;
import java.util.Map;

/** A release can only come from a target that there is; from a misspelt one, none ever would. */
final class KnownPromotions {

    private KnownPromotions() {}

    static Map<Target, TargetRules> orRefuse(Map<Target, TargetRules> targets) {
        targets.values()
                .forEach(rules -> rules.policy()
                        .promotion()
                        .map(Promotion::from)
                        .ifPresent(from -> {
                            if (from.equals(rules.target())) {
                                throw new IllegalArgumentException("`" + rules.target()
                                        + "` takes only what has succeeded on itself, which nothing ever can; name another"
                                        + " environment under `promote-from`");
                            }
                            if (!targets.containsKey(from)) {
                                var known = targets.keySet().stream()
                                        .map(Target::toString)
                                        .toList();
                                throw new IllegalArgumentException(
                                        "`" + rules.target() + "` takes only what has succeeded on `"
                                                + from + "`, which is not listed here; "
                                                + Suggestion.among(known, from.toString()));
                            }
                        }));
        return targets;
    }
}
