package dev.slipway.release.evidence.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is demanded of reports of every kind; what is left open has its default. */
public record Terms(Optional<Duration> maxAge, Optional<Breach> onBreach) {

    static final Duration MAX_AGE = Duration.ofDays(7);

    /** The clocks of tools may be ahead, and what has no zone may be that of a place ahead. */
    private static final Duration AHEAD = Duration.ofHours(15);

    Judgement judge(Hearing hearing) {
        return hearing.judgement(onBreach.orElse(Breach.BLOCK));
    }

    void judgeAge(String report, Submitted<?> submitted, Instant now, Hearing hearing) {
        var most = maxAge.orElse(MAX_AGE);
        var age = Duration.between(submitted.at(), now);
        if (age.compareTo(most) > 0) {
            hearing.against(
                    report + " is " + Length.of(age) + " old, at most " + Length.of(most) + " are allowed",
                    "run the tool again on this release");
        } else if (age.plus(AHEAD).isNegative()) {
            hearing.against(
                    report + " says that it is from " + submitted.at() + ", which is still to come",
                    "set the clock where the tool runs, and run it again");
        }
    }

    Terms tightenedBy(Terms wish, Stricter stricter) {
        return new Terms(
                stricter.lower("max-age", maxAge, wish.maxAge, MAX_AGE, Length::of),
                stricter.higher("on-breach", onBreach, wish.onBreach, Breach.BLOCK, Stricter::word));
    }
}
