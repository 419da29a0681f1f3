package dev.slipway.deploy;

/** How a service under test is to behave. */
public enum Behaviour {
    SERVE,
    SERVE_ANYWHERE,
    /** Healthy, and nothing else. */
    FAIL_REQUESTS,
    NEVER_READY,
    CRASH,
    IGNORE_REQUEST_TO_END,
    LEAVE_CHILDREN
}
