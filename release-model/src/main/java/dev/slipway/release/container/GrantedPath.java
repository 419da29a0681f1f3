package dev.slipway.release.container;

import dev.slipway.release.compose.model.Grant;

/** Where a service finds what it was granted. */
public final class GrantedPath {

    public static final String SECRETS = "/run/secrets/";

    private GrantedPath() {}

    public static String ofSecret(Grant grant) {
        var target = grant.target().orElse(grant.source());
        return target.startsWith("/") ? target : SECRETS + target;
    }

    public static String ofConfig(Grant grant) {
        var target = grant.target().orElse(grant.source());
        return target.startsWith("/") ? target : "/" + target;
    }
}
