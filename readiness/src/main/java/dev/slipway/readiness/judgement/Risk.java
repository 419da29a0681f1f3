package dev.slipway.readiness.judgement;

import java.util.Locale;

/** How much a gap matters, and what closing it is therefore worth. */
public enum Risk {
    CRITICAL(8),
    HIGH(4),
    MEDIUM(2),
    LOW(1);

    private final int weight;

    Risk(int weight) {
        this.weight = weight;
    }

    public int weight() {
        return weight;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
