package dev.slipway.validate.lane;

import java.time.Instant;

/**
 * What people are asked about a restore: whether what it would lose may be lost.
 *
 * @param lossDigest tells what was counted from what is counted another time
 * @param rows how many that were
 */
public record Consent(String backupId, String lossDigest, Instant until, long rows) {}
