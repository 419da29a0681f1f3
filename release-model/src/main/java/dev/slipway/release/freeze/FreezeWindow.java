package dev.slipway.release.freeze;

/** A window in which targets may not be changed, or outside of which they may not. */
public record FreezeWindow(String name, Kind kind, String reason, Schedule schedule) {

    /** What a window means for those who want to change something. */
    public enum Kind {
        /** Nothing while it holds. */
        DENY,
        /** Only while it holds, or another one that allows. */
        ALLOW
    }

    boolean denies() {
        return kind == Kind.DENY;
    }
}
