package dev.slipway.release.checks;

import java.util.Locale;

/** What becomes of a release that does not stand a check, from the laxest to the strictest. */
public enum Weight {
    /** The check is not made. */
    OFF,
    /** It goes on, and somebody is told. */
    WARN,
    /** It is refused. */
    BLOCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
