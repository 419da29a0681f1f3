package dev.slipway.backup.vault;

import java.util.regex.Pattern;

/** The name of a backup, safe as a part of a key. */
public record BackupId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    public BackupId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("`" + value.substring(0, Math.min(value.length(), 100))
                    + "` is not the name of a backup; use up to 100 letters, digits, hyphens and underscores");
        }
    }

    /** Whether a text, such as one that somebody asks for, can be the name of a backup at all. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
