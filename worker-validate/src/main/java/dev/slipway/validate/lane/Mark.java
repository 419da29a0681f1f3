package dev.slipway.validate.lane;

import java.time.Instant;

/**
 * What tells a request from another one under the same id, and until when it must be remembered to be told.
 *
 * @param digest the first half of the SHA-256 of the record's value
 * @param trusted whether its signature held
 */
public record Mark(String requestId, String digest, Instant until, boolean trusted) {}
