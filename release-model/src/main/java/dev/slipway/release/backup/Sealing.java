package dev.slipway.release.backup;

/** Who can read a backup that has left the house. */
public sealed interface Sealing {

    /** Whoever has this key. */
    record Under(BackupKey key) implements Sealing {}

    /** Everybody who gets hold of it, and the operator has said so. */
    record InTheClear() implements Sealing {}

    /** Nothing was said and no key is there, so no backup is taken. */
    record Unsaid() implements Sealing {}
}
