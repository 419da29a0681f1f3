package dev.slipway.deploy;

import dev.slipway.release.Target;

/** Knows where each target lives. */
interface Places {

    /** Gives up for a target that the operator has not laid out, or whose kind of place this worker cannot reach. */
    Place of(Target target);
}
