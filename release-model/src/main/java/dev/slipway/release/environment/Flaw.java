package dev.slipway.release.environment;

import java.util.Locale;

/** One thing that is wrong with the values given; it never repeats what could be a secret. */
public record Flaw(Kind kind, String variable, String message, String fix) {

    /** What sort of flaw it is, for programs. */
    public enum Kind {
        MISSING,
        WRONG,
        UNKNOWN,
        PLACEHOLDER,
        WEAK,
        EXPOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return variable + " " + message + "; " + fix;
    }
}
