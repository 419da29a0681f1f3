package dev.slipway.migrations.rehearsal.watch;

/** Why a session was ended from outside. */
public record CutShort(Limit limit, String why) {

    /** Which limit was passed. */
    public enum Limit {
        TIME,
        SIZE
    }
}
