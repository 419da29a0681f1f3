package dev.slipway.deploy;

/** How far a rollout has come. */
enum Phase {
    STARTING,
    BEFORE_TRAFFIC,
    SHIFTING,
    AFTER_SWITCH,
    TAKING_TRAFFIC_BACK,
    REVERTING
}
