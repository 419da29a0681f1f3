package dev.slipway.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The input of a step that waits in pieces: what it is about, and when its waiting is over however often it was broken off. */
record Patience(String about, Optional<Instant> until) {

    private static final String UNTIL = " until ";

    static Patience parse(String input) {
        int at = input.indexOf(UNTIL);
        return at < 0
                ? new Patience(input, Optional.empty())
                : new Patience(
                        input.substring(0, at), Optional.of(Instant.parse(input.substring(at + UNTIL.length()))));
    }

    /** The end of the waiting: as it was set when it began, or counted from now if it begins now. */
    Patience endingIn(Duration limit, Instant now) {
        return new Patience(about, Optional.of(until.orElse(now.plus(limit))));
    }

    @Override
    public String toString() {
        return about + until.map(end -> UNTIL + end).orElse("");
    }
}
