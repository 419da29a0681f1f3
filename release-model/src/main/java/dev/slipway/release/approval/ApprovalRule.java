package dev.slipway.release.approval;

import dev.slipway.release.keys.TrustedKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * So many of these people have to say yes. Where neither keys nor groups are named, everybody counts who may approve.
 *
 * @param needed how many different keys
 */
public record ApprovalRule(int needed, Set<String> keys, Set<String> groups) {

    public ApprovalRule {
        keys = Set.copyOf(keys);
        groups = Set.copyOf(groups);
    }

    /** Whether the word of this key counts for the rule. */
    public boolean concerns(TrustedKey key) {
        return keys.isEmpty() && groups.isEmpty()
                || keys.contains(key.name())
                || !Collections.disjoint(groups, key.groups());
    }

    boolean metBy(Collection<TrustedKey> approvers) {
        return missing(approvers) == 0;
    }

    long missing(Collection<TrustedKey> approvers) {
        return Math.max(0, needed - approvers.stream().filter(this::concerns).count());
    }

    /** Such as `2 of the group operators or alice`. */
    String sentence(long count) {
        if (keys.isEmpty() && groups.isEmpty()) {
            return count + " of those who may approve";
        }
        var names = new TreeSet<>(keys);
        groups.forEach(group -> names.add("the group " + group));
        return count + " of " + String.join(" or ", names);
    }
}
