package dev.slipway.readiness.judgement;

import java.util.Locale;

/** What a row came to. */
public enum Verdict {
    PASS,
    FAIL,
    NOT_APPLICABLE;

    /** As it stands in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
