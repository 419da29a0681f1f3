package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.images.ImageName;
import java.util.Optional;

/** Which image a service runs: the digest of the request counts, then that of the Compose file, then the tag. */
final class ImageChoice {

    private ImageChoice() {}

    static WantedImage of(ComposeService asked, Release release) {
        var name = ImageName.parse(asked.image().orElseThrow().value());
        return new WantedImage(
                name,
                Optional.ofNullable(release.getImageDigests().get(asked.name())).or(name::digest),
                pull(asked.lifecycle().pullPolicy().orElse("")),
                asked.lifecycle().platform());
    }

    private static WantedImage.Pull pull(String policy) {
        return switch (policy) {
            case "never", "build" -> WantedImage.Pull.NEVER;
            case "always" -> WantedImage.Pull.ALWAYS;
            default -> WantedImage.Pull.WHEN_NEEDED;
        };
    }
}
