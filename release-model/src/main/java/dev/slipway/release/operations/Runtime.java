package dev.slipway.release.operations;

import java.util.Optional;

/** What a target's releases run on. */
public sealed interface Runtime {

    /** The proxy that decides which release gets the traffic. */
    Router router();

    /** Processes on this host, which share it with everything else there: an operator has to ask for that. */
    record Processes(Optional<String> user, Router router) implements Runtime {}

    /** Containers on the target's engines, one after the other in the order in which they are written. */
    record Docker(Router router) implements Runtime {}
}
