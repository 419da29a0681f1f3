package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.PostgresTrouble;

/** Looks from time to time whether a restore may go on. */
@FunctionalInterface
public interface Guard {

    Guard NONE = () -> {};

    void check() throws PostgresTrouble;
}
