package dev.slipway.backup.vault;

import dev.slipway.release.Target;

/** Where the parts of one backup lie: its manifest, its notes, and the objects of each attempt to make it. */
record Folder(String key) {

    static final String ALL = "backups/";

    /** How many slashes the key of a folder has. */
    static final int DEPTH = 4;

    static String of(Target target) {
        return ALL + target + "/";
    }

    static Folder of(Target target, BackupId id) {
        return new Folder(of(target) + id + "/");
    }

    String manifest() {
        return key + "manifest.json";
    }

    String notes() {
        return key + "notes/";
    }

    String objects() {
        return key + "objects/";
    }
}
