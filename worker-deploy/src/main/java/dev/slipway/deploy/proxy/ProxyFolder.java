package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.HostLock;
import java.nio.file.Path;

/** The folder of one target's proxy: everything that lets it be found again, or started again as it was. */
record ProxyFolder(Path path) {

    static final String CONTROL = "control.json";

    TableFile table() {
        return new TableFile(new DurableFile(path.resolve("table.json")));
    }

    ControlFile control() {
        return new ControlFile(new DurableFile(path.resolve(CONTROL)));
    }

    /** Held while a proxy is started or ended here. */
    HostLock lock() {
        return new HostLock(path.resolve("proxy.lock"));
    }

    Path log() {
        return path.resolve("proxy.log");
    }
}
