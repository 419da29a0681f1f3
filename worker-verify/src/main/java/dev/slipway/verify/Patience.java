package dev.slipway.verify;

import dev.slipway.events.Purpose;
import java.time.Duration;

/** How often a smoke test may answer anew before its answer counts: a cold start is no fault. */
record Patience(int attempts, Duration pause, boolean withWrongAnswers) {

    private static final Patience WITH_A_NEW_RELEASE = new Patience(3, Duration.ofMillis(250), false);

    /** A failed verification after a rollback holds the target until a person comes, so it shall be certain. */
    private static final Patience WITH_THE_OLD_RELEASE = new Patience(6, Duration.ofSeconds(1), true);

    static Patience during(Purpose purpose) {
        return purpose == Purpose.AFTER_ROLLBACK ? WITH_THE_OLD_RELEASE : WITH_A_NEW_RELEASE;
    }

    boolean asksAgain(Visit visit, Finding finding) {
        return switch (finding.kind()) {
            case GOOD -> false;
            case LATE, SILENT -> visit.repeatable();
            case WRONG -> withWrongAnswers && visit.repeatable();
        };
    }
}
