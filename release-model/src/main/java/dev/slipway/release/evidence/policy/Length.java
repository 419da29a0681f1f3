package dev.slipway.release.evidence.policy;

import java.time.Duration;

/** Says a length of time as a person would, in the largest unit that tells enough. */
final class Length {

    private Length() {}

    static String of(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        }
        return length.toHours() >= 2 ? length.toHours() + " hours" : length.toMinutes() + " minutes";
    }
}
