package dev.slipway.backup.postgres;

/** Hears how many bytes have gone by; what it throws ends the work. */
@FunctionalInterface
public interface ByteProgress {

    ByteProgress NOBODY = bytes -> {};

    void at(long bytes);
}
