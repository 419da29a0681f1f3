package dev.slipway.release.compose.variables;

/** A text with variables cannot be filled in. */
public final class UnusableTemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableTemplateException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Goes on after the name of the place, as in "needs the variable `TAG`". */
    public String reason() {
        return reason;
    }
}
