package dev.slipway.deploy;

import java.util.Map;
import java.util.Set;

/** The one place where a target's traffic is pointed at a release; a proxy of ours, or a load balancer of theirs. */
public interface Router {

    /** Makes sure that the router runs and returns what it serves; also after everything but the disk was lost. */
    RoutingTable table();

    /**
     * Shares all new requests among the table's back ends by their weights, in one step; those under way finish where they
     * are.
     *
     * @throws FencedOut when the router has already obeyed an owner with a higher token
     */
    void shift(RoutingTable table);

    /** How many requests are under way at each of these back ends; those that are idle are left out. */
    Map<Backend, Integer> busy(Set<Backend> backends);

    /**
     * What has become of the requests to each of these back ends, be they in the table or in the one before it; one that
     * never got any is left out.
     */
    Map<Backend, Seen> seen(Set<Backend> backends);
}
