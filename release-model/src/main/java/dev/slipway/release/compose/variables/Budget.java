package dev.slipway.release.compose.variables;

/** How much text all variables of a project together may put in: small files can ask for a lot of it. */
public final class Budget {

    private static final long CHARACTERS = 8L * 1024 * 1024;

    private long left = CHARACTERS;

    void spend(long characters) throws UnusableTemplateException {
        left -= characters;
        if (left < 0) {
            throw new UnusableTemplateException(
                    "goes beyond the " + CHARACTERS + " characters that all variables together may put in");
        }
    }
}
