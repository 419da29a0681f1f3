package dev.slipway.deploy;

/** How far a rollout has come. */
enum Phase {
    STARTING,
    BEFORE_TRAFFIC,
    SHIFTING,
    AFTER_SWITCH,
    TAKING_TRAFFIC_BACK,
    REVERTING,
    /** The backup stage is to put the database back; until then the release before serves. */
    RESTORING
}
