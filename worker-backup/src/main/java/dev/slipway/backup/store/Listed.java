package dev.slipway.backup.store;

import java.time.Instant;

/** An object that a store lists, with the time by the store's own clock. */
public record Listed(String key, long size, Instant modified) {}
