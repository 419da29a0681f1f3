package dev.slipway.deploy.proxy;

import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.host.Wire;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Keeps the routing table on disk, so that a proxy that was killed serves the same release when it is back. */
record TableFile(DurableFile file) {

    Optional<RoutingTable> read() {
        return file.read().map(this::parse);
    }

    private RoutingTable parse(byte[] content) {
        try {
            return Wire.read(content, RoutingTable.class);
        } catch (JacksonException damaged) {
            throw new IllegalStateException(
                    "The routing table " + file.path() + " is damaged (" + damaged.getOriginalMessage()
                            + "); put it back from a backup, or delete it and deploy again.",
                    damaged);
        }
    }

    void write(RoutingTable table) {
        file.write(Wire.write(table));
    }
}
