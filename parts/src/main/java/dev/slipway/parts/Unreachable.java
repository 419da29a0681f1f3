package dev.slipway.parts;

import org.jspecify.annotations.Nullable;

/** A part does not answer, or not to us; says what to do about it. */
public final class Unreachable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fix;

    public Unreachable(String what, String fix, @Nullable Throwable cause) {
        super(what, cause);
        this.fix = fix;
    }

    public Unreachable(String what, String fix) {
        this(what, fix, null);
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String fix() {
        return fix;
    }
}
