package dev.slipway.deploy.proxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.Wire;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Where a running proxy says how to control it; readable by its owner only, since it holds the token. */
record ControlFile(DurableFile file) {

    Optional<Control> read() {
        return file.read().map(this::parse);
    }

    void write(Control control) {
        file.write(Wire.write(control));
    }

    private Control parse(byte[] content) {
        try {
            return Wire.read(content, Control.class);
        } catch (JacksonException damaged) {
            throw new RouterFailure(
                    "The file " + file.path() + " that says how to control the proxy is damaged ("
                            + damaged.getOriginalMessage() + "); end that proxy's process and delete the file.",
                    damaged);
        }
    }
}
