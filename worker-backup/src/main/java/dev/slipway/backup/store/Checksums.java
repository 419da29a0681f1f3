package dev.slipway.backup.store;

/** Whether a store checks what it receives; some older ones refuse the header that lets them. */
public enum Checksums {
    SHA256,
    NONE
}
