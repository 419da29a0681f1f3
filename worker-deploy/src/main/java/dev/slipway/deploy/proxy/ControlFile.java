package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.DurableFile;
import java.util.Optional;

/** Where a running proxy says how to control it; readable by its owner only, since it holds the token. */
record ControlFile(DurableFile file) {

    Optional<Control> read() {
        return file.read().map(content -> Wire.read(content, Control.class));
    }

    void write(Control control) {
        file.write(Wire.write(control));
    }
}
