package dev.slipway.release.operations;

import dev.slipway.release.SecretReference;
import dev.slipway.release.keys.TrustedKey;
import java.util.List;
import java.util.Set;

/** Who may ask for what on one target, and which secrets its application may use; what is not named is denied. */
public record Access(List<Permission> permissions, Set<SecretReference> secrets) {

    public Access {
        permissions = List.copyOf(permissions);
        secrets = Set.copyOf(secrets);
    }

    public boolean allows(TrustedKey key, Verb verb) {
        return permissions.stream().anyMatch(permission -> permission.covers(key, verb));
    }

    /** An application's file comes from its repository: it must not read any file of the host by naming it. */
    public boolean allows(SecretReference secret) {
        return secrets.contains(secret);
    }
}
