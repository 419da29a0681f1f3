package dev.slipway.deploy.host;

/** Names one process for good: its number alone is given to another process after it has ended. */
public record ProcessIdentity(long pid, long startTicks, String boot) {}
