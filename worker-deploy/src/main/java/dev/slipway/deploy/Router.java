package dev.slipway.deploy;

import java.time.Duration;
import java.util.Set;

/** The one place where a target's traffic is pointed at a release; a proxy of ours, or a load balancer of theirs. */
public interface Router {

    /** Makes sure that the router runs and returns what it serves; also after everything but the disk was lost. */
    RoutingTable table();

    /**
     * Points all new requests at the table's back ends, in one step; those under way finish where they are.
     *
     * @throws FencedOut when the router has already obeyed an owner with a higher token
     */
    void shift(RoutingTable table);

    /** Waits until none of the back ends has a request under way, or the limit is reached, and says which. */
    Drain drain(Set<Backend> backends, Duration limit) throws InterruptedException;
}
