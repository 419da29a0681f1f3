package dev.slipway.deploy;

import dev.slipway.release.images.ImageName;
import java.util.Optional;

/**
 * The image of a service, and where its engine takes it from.
 *
 * @param digest which one exactly, where the request or the Compose file says so
 */
public record WantedImage(ImageName name, Optional<String> digest, Pull pull, Optional<String> platform) {

    /** When an engine asks the registry. */
    public enum Pull {
        /** It has to lie on the engine already. */
        NEVER,
        /** What is there by its digest is not asked for again; a tag is, because it can be moved. */
        WHEN_NEEDED,
        ALWAYS
    }

    /** What a registry is asked for. */
    public String reference() {
        var path = name.registry() + "/" + name.repository();
        return digest.map(exact -> path + "@" + exact)
                .orElseGet(() -> path + ":" + name.tag().orElseThrow());
    }

    @Override
    public String toString() {
        return reference();
    }
}
