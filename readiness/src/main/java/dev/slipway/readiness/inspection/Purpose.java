package dev.slipway.readiness.inspection;

import java.util.regex.Pattern;

/** What a script is for, told by its name. */
public enum Purpose {
    DEPLOY("deploy|rollout|go-?live|release(?!-?notes)|ship\\b|update-prod"),
    ROLLBACK("roll-?back|revert|undo"),
    BACKUP("backup|back-up|\\bdump\\b|db-?dump"),
    RESTORE("restore|recover"),
    MIGRATE("migrat");

    private final Pattern name;

    Purpose(String name) {
        this.name = Pattern.compile("(?i)" + name);
    }

    boolean names(String script) {
        return name.matcher(script.replace('_', '-')).find();
    }
}
