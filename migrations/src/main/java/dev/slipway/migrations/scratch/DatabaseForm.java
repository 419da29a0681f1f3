package dev.slipway.migrations.scratch;

/**
 * In which letters a database keeps its texts and how it sorts them; both are fixed when it is made.
 *
 * @param provider who sorts, `libc`, `icu` or `builtin`
 * @param locale what an other provider than libc is told
 */
public record DatabaseForm(String encoding, String collate, String ctype, String provider, String locale) {

    public static final DatabaseForm USUAL = new DatabaseForm("UTF8", "C", "C", "libc", "");

    /** Where the system does not know the order, texts are kept all the same. */
    public DatabaseForm sortedByBytes() {
        return new DatabaseForm(encoding, "C", "C", "libc", "");
    }

    /** What `create database` has to say. */
    public String clause() {
        var clause = " template template0 encoding %s lc_collate %s lc_ctype %s"
                .formatted(quoted(encoding), quoted(collate), quoted(ctype));
        return switch (provider) {
            case "icu" -> clause + " locale_provider icu icu_locale " + quoted(locale);
            case "builtin" -> clause + " locale_provider builtin builtin_locale " + quoted(locale);
            default -> clause;
        };
    }

    @Override
    public String toString() {
        return encoding + " sorted by " + (provider.equals("libc") ? collate : provider + " " + locale);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
