package dev.slipway.cli;

/** Ends a command with one clear message that says what to do, and the exit code that belongs to it. */
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CannotGoOn(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public CannotGoOn(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static CannotGoOn usage(String message) {
        return new CannotGoOn(ExitCode.USAGE, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
