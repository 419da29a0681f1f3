package dev.slipway.release.parts;

import dev.slipway.release.SecretReference;
import java.util.Optional;

/** A registry of images that wants to know who asks, or that speaks without encryption. */
public record Registry(String host, Optional<Login> login, boolean plainHttp) {

    /** Who we are to it. */
    public record Login(String user, SecretReference password) {}

    /** One that nothing was said about: anybody may ask, over an encrypted line. */
    public static Registry open(String host) {
        return new Registry(host, Optional.empty(), false);
    }
}
