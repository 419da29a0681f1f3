package dev.slipway.runtime.secrets;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Knows every secret that this process has resolved, and takes it out of whatever is about to be shown. */
public final class Redaction {

    public static final String MASK = "[redacted]";

    /** Anything shorter would take harmless words out of every sentence. */
    private static final int SHORTEST = 4;

    /** Longest first, so that a secret that contains another one goes as a whole. */
    private static final Set<String> KNOWN = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Redaction() {}

    public static void remember(String secret) {
        if (secret.length() >= SHORTEST) {
            KNOWN.add(secret);
        }
    }

    public static String of(String text) {
        var clean = text;
        for (var secret : KNOWN) {
            clean = clean.replace(secret, MASK);
        }
        return clean;
    }
}
