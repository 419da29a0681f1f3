package dev.slipway.release.evidence.report;

import java.util.Locale;

/** How bad a vulnerability is, in the words that scanners share. */
public enum Severity {
    NEGLIGIBLE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    /** Nobody has rated it yet. */
    UNKNOWN;

    private static final double CRITICAL_FROM = 9;
    private static final double HIGH_FROM = 7;
    private static final double MEDIUM_FROM = 4;

    public static Severity named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none", "info", "negligible" -> NEGLIGIBLE;
            case "low" -> LOW;
            case "medium", "moderate" -> MEDIUM;
            case "high" -> HIGH;
            case "critical" -> CRITICAL;
            default -> UNKNOWN;
        };
    }

    /** From a CVSS score. */
    public static Severity scored(double score) {
        if (!(score >= 0 && score <= 10)) {
            return UNKNOWN;
        }
        return score >= CRITICAL_FROM
                ? CRITICAL
                : score >= HIGH_FROM ? HIGH : score >= MEDIUM_FROM ? MEDIUM : score > 0 ? LOW : NEGLIGIBLE;
    }

    /** Whether it is worse than that; what nobody has rated counts as high. */
    public boolean exceeds(Severity most) {
        return counted().compareTo(most.counted()) > 0;
    }

    private Severity counted() {
        return this == UNKNOWN ? HIGH : this;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
