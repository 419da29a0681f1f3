package dev.slipway.migrations;

/** How the files of migrations are named and laid out. */
public enum Layout {
    PRISMA("Prisma", "<timestamp>_<name>/migration.sql with rollback.sql or down.sql beside it"),
    PAIRS("up/down pairs", "<version>_<name>.up.sql with <version>_<name>.down.sql"),
    FLYWAY("Flyway", "V<version>__<name>.sql with U<version>__<name>.sql"),
    NONE("none", "no migrations");

    private final String title;
    private final String form;

    Layout(String title, String form) {
        this.title = title;
        this.form = form;
    }

    public String title() {
        return title;
    }

    public String form() {
        return form;
    }
}
