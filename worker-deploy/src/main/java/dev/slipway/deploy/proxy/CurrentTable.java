package dev.slipway.deploy.proxy;

import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.RoutingTable;

/** The table in force: durable before it is obeyed, and never replaced on the word of an owner that has lost its place. */
final class CurrentTable {

    private final TableFile file;
    private volatile RoutingTable table;

    CurrentTable(TableFile file) {
        this.file = file;
        this.table = file.read().orElse(RoutingTable.empty());
    }

    RoutingTable get() {
        return table;
    }

    /** What another proxy was told while this one waited for its place. */
    synchronized void readAgain() {
        file.read().ifPresent(latest -> table = latest);
    }

    synchronized void replace(RoutingTable next) {
        if (next.token() < table.token()) {
            throw new FencedOut("The proxy", next.token(), table.token());
        }
        if (!next.equals(table)) {
            file.write(next);
            table = next;
        }
    }
}
