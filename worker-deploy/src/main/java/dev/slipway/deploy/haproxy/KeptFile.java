package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.Wire;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Says that a HAProxy is to live in this folder, and where its users reach it; whoever watches it goes by that. */
record KeptFile(DurableFile file) {

    private record Kept(String listen) {}

    Optional<ListenAddress> read() {
        return file.read().map(this::parse);
    }

    void write(ListenAddress address) {
        file.write(Wire.write(new Kept(address.toString())));
    }

    private ListenAddress parse(byte[] content) {
        try {
            return ListenAddress.parse(Wire.read(content, Kept.class).listen());
        } catch (JacksonException damaged) {
            throw new RouterFailure(
                    "The file " + file.path() + " that says where HAProxy listens is damaged ("
                            + damaged.getOriginalMessage() + "); delete it, and it is written again.",
                    damaged);
        }
    }
}
