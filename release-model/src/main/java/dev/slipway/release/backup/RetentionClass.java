package dev.slipway.release.backup;

/** Why a backup was taken, which says for how long it is worth keeping. */
public enum RetentionClass {
    DEPLOYMENT,
    DAILY,
    MONTHLY
}
