package dev.slipway.verify;

/** Makes the HTTP call of a smoke test, and always comes back in time: with an answer, or with why there was none. */
@FunctionalInterface
public interface Caller {
    Seen call(Visit visit);
}
