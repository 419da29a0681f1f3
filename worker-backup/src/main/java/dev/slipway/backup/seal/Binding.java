package dev.slipway.backup.seal;

import java.nio.charset.StandardCharsets;

/** What sealed bytes belong to. It is not stored with them, but they open only for whoever names the same. */
public record Binding(String backup, String target, String database) {

    private static final String VERSION = "slipway-backup-1";

    public Binding {
        oneLine(backup);
        oneLine(target);
        oneLine(database);
    }

    /** Lines of text, so that they can be put together by hand where there is no Slipway any more. */
    byte[] ofKey() {
        return lines("key");
    }

    byte[] ofObject(String name) {
        return lines("object " + oneLine(name));
    }

    private byte[] lines(String what) {
        return String.join("\n", VERSION, backup, target, database, what).getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String value) {
        if (value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("`" + value + "` has more than one line");
        }
        return value;
    }
}
