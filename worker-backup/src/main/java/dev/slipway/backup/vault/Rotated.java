package dev.slipway.backup.vault;

/** What became of one backup when the key was changed. */
public sealed interface Rotated {

    BackupId backup();

    record Rewritten(BackupId backup, String before, String now) implements Rotated {}

    /** It is under the current key already, or under none. */
    record Left(BackupId backup, String why) implements Rotated {}

    record Failed(BackupId backup, String reason) implements Rotated {}
}
