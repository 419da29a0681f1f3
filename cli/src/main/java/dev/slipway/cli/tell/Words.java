package dev.slipway.cli.tell;

import dev.slipway.events.Evidence;
import dev.slipway.events.Purpose;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Verdict;
import java.time.Duration;
import java.util.Locale;

/** Single values in words. */
public final class Words {

    private static final long MILLIS_PER_SECOND = 1_000;

    private Words() {}

    static String of(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String of(Evidence evidence) {
        var verdict = switch (evidence.getVerdict()) {
            case PASS -> "ok";
            case WARN -> "warns";
            case FAIL -> "FAILED";
            case NOT_APPLICABLE -> "not applicable";
            case UNKNOWN -> "unknown";
        };
        var fix = evidence.getVerdict() == Verdict.FAIL ? Sentences.because(evidence.getFix()) : "";
        return "“" + evidence.getName() + "” " + verdict + Sentences.because(evidence.getObserved()) + fix;
    }

    static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A length of time as a person reads it: 85 ms, 3.2 s, 4 min 10 s. */
    public static String of(Duration length) {
        var millis = length.toMillis();
        if (millis < MILLIS_PER_SECOND) {
            return millis + " ms";
        }
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }

    static String ofMillis(long millis) {
        return of(Duration.ofMillis(millis));
    }
}
