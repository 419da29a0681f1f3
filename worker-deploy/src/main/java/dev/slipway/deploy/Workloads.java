package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.release.Service;
import dev.slipway.release.Target;

/** Turns what a release says of a service into what is run for it at one kind of place. */
interface Workloads {

    /** Gives up on a service that this kind of place cannot run, and says what it lacks. */
    Workload of(Target target, Release release, OpenedRelease opened, Service service);
}
