package dev.slipway.runtime;

import java.util.concurrent.TimeoutException;

/** How failures are put into words. */
public final class Failures {

    private Failures() {}

    /** What went wrong, down to its cause, in one line. */
    public static String describe(Throwable failure) {
        var text = new StringBuilder(sentence(failure));
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(", because: ").append(sentence(cause));
        }
        return text.toString();
    }

    /** A step whose attempts are used up. */
    public static GiveUp usedUp(String name, int attempts, Throwable failure) {
        var code = failure instanceof TimeoutException ? "step-timed-out" : "step-failed";
        return new GiveUp(code, name + " failed " + attempts + " times, last: " + describe(failure), failure);
    }

    private static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
