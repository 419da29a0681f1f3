package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.keys.TrustedKey;
import java.util.List;
import java.util.Map;

/** No target may ask for more approvals than there are people to give them: its deployments would wait for ever. */
final class EnoughApprovers {

    private EnoughApprovers() {}

    static Map<Target, TargetRules> orRefuse(Map<Target, TargetRules> targets, List<TrustedKey> keys) {
        targets.values()
                .forEach(rules -> rules.policy().approvals().rules().forEach(rule -> {
                    var able = keys.stream()
                            .filter(rule::concerns)
                            .filter(key -> rules.access().allows(key, Verb.APPROVE))
                            .map(TrustedKey::name)
                            .sorted()
                            .toList();
                    if (able.size() < rule.needed()) {
                        throw new IllegalArgumentException("`" + rules.target() + "` needs " + rule.needed()
                                + (rule.needed() == 1 ? " approval" : " approvals") + " by a rule that "
                                + (able.isEmpty() ? "nobody" : "only " + String.join(" and ", able))
                                + " could meet; allow more keys to `approve`, or ask for fewer");
                    }
                }));
        return targets;
    }
}
