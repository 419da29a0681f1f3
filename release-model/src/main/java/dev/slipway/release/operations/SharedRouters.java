package dev.slipway.release.operations;

import dev.slipway.release.Target;
import java.util.HashMap;
import java.util.Map;

/** Two targets may share a host, never a router: one would take the other's traffic. */
final class SharedRouters {

    private SharedRouters() {}

    static Map<Target, TargetRules> refuse(Map<Target, TargetRules> targets) {
        Map<String, Target> owners = new HashMap<>();
        targets.values().forEach(rules -> {
            var owner = owners.putIfAbsent(rules.runtime().router().toString(), rules.target());
            if (owner != null) {
                throw new IllegalArgumentException("`" + owner + "` and `" + rules.target() + "` have the same router "
                        + rules.runtime().router() + "; give each its own port");
            }
        });
        return targets;
    }
}
