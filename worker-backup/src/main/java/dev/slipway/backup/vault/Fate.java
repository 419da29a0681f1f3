package dev.slipway.backup.vault;

/** What becomes of a backup when a target is tidied up, and why. */
public sealed interface Fate {

    Backup backup();

    String why();

    record Stays(Backup backup, String why) implements Fate {}

    record Goes(Backup backup, String why) implements Fate {}
}
