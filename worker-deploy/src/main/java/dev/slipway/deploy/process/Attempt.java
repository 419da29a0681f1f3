package dev.slipway.deploy.process;

import dev.slipway.deploy.Launched;

/** How waiting for one process ended; a port that somebody else has taken is a reason to try another. */
sealed interface Attempt {

    record Ended(Launched launched) implements Attempt {}

    record PortTaken(int port) implements Attempt {}
}
