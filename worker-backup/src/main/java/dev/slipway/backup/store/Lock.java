package dev.slipway.backup.store;

import java.time.Instant;

/** Until when the store deletes an object for nobody who may not bypass its governance, which a worker's key should not. */
public record Lock(Instant until) {}
