package dev.slipway.release.parts;

import dev.slipway.release.Slug;
import java.util.Optional;

/**
 * A Docker engine that runs containers of a target.
 *
 * @param name what the host is called in plans and messages
 * @param probeImage an image on the engine with `df` and `cat`, which tells about a host that is not this one
 */
public record Engine(Slug name, EngineAddress address, EngineVersion minimum, Optional<String> probeImage) {

    @Override
    public String toString() {
        return "the Docker engine `" + name + "` at " + address;
    }
}
