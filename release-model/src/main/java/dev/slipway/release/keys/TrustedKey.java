package dev.slipway.release.keys;

import java.util.Set;

/** A public key that the operator's side knows by name, and the groups it speaks for. */
public record TrustedKey(String name, VerifyingKey key, Set<String> groups) {

    public TrustedKey {
        groups = Set.copyOf(groups);
    }

    public KeyId id() {
        return key.id();
    }
}
