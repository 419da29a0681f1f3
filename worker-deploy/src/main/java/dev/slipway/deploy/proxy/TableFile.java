package dev.slipway.deploy.proxy;

import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.DurableFile;
import java.util.Optional;

/** Keeps the routing table on disk, so that a proxy that was killed serves the same release when it is back. */
record TableFile(DurableFile file) {

    Optional<RoutingTable> read() {
        return file.read().map(content -> Wire.read(content, RoutingTable.class));
    }

    void write(RoutingTable table) {
        file.write(Wire.write(table));
    }
}
