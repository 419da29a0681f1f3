package dev.slipway.release.operations;

import dev.slipway.release.keys.TrustedKey;
import java.util.Collections;
import java.util.Set;

/** Some verbs, for some keys by name and some groups of keys. */
public record Permission(Set<Verb> verbs, Set<String> keys, Set<String> groups) {

    public Permission {
        verbs = Set.copyOf(verbs);
        keys = Set.copyOf(keys);
        groups = Set.copyOf(groups);
    }

    boolean covers(TrustedKey key, Verb verb) {
        return verbs.contains(verb) && (keys.contains(key.name()) || !Collections.disjoint(groups, key.groups()));
    }
}
