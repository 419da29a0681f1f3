package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.keys.TrustedKey;
import java.util.List;
import java.util.Map;

/** No target may ask for more approvals than there are people to give them: its deployments would wait for ever. */
final class EnoughApprovers {

    private EnoughApprovers() {}

    static Map<Target, TargetRules> orRefuse(Map<Target, TargetRules> targets, List<TrustedKey> keys) {
        targets.values()
                .forEach(rules -> rules.policy().approvals().rules().forEach(rule -> {
                    var able = able(rules, rule, keys);
                    if (able.size() < rule.needed()) {
                        throw new IllegalArgumentException(wants(rules, rule)
                                + (able.isEmpty() ? "nobody" : "only " + String.join(" and ", able))
                                + " could meet; allow more keys to `approve`, or ask for fewer");
                    }
                    if (!somebodyMay(Verb.OVERRIDE_APPROVAL, rules, keys)) {
                        besideWhoAsks(rules, rule, able, keys);
                    }
                }));
        return targets;
    }

    /** Who asks never counts; for somebody who may deploy, the others have to be enough. */
    private static void besideWhoAsks(TargetRules rules, ApprovalRule rule, List<String> able, List<TrustedKey> keys) {
        var deploying = keys.stream()
                .filter(key -> rules.access().allows(key, Verb.DEPLOY))
                .map(TrustedKey::name)
                .sorted()
                .toList();
        if (!deploying.isEmpty() && able.containsAll(deploying) && able.size() == rule.needed()) {
            throw new IllegalArgumentException(wants(rules, rule) + "nobody could meet for what "
                    + String.join(" or ", deploying)
                    + " deploys, whose own yes does not count; allow more keys to `approve` or to `deploy`");
        }
    }

    private static List<String> able(TargetRules rules, ApprovalRule rule, List<TrustedKey> keys) {
        return keys.stream()
                .filter(rule::concerns)
                .filter(key -> rules.access().allows(key, Verb.APPROVE))
                .map(TrustedKey::name)
                .sorted()
                .toList();
    }

    private static boolean somebodyMay(Verb verb, TargetRules rules, List<TrustedKey> keys) {
        return keys.stream().anyMatch(key -> rules.access().allows(key, verb));
    }

    private static String wants(TargetRules rules, ApprovalRule rule) {
        return "`" + rules.target() + "` needs " + rule.needed() + (rule.needed() == 1 ? " approval" : " approvals")
                + " by a rule that ";
    }
}
