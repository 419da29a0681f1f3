package dev.slipway.cli;

/** What a script learns from a command without reading a word of it. */
public enum ExitCode {
    DONE(0, "it succeeded"),
    UNEXPECTED(1, "something else went wrong; the message says what"),
    USAGE(2, "the command, a file or a name in it is wrong"),
    REJECTED(3, "the request was rejected, or what was checked did not pass; nothing was touched"),
    ROLLED_BACK(4, "the release failed and was undone; the old one serves"),
    STOPPED(5, "the request was cancelled or superseded"),
    FAILED(6, "the release failed and could not be undone; the target is held for a person"),
    NO_CONNECTION(7, "the broker, the store or the database cannot be reached"),
    STILL_RUNNING(8, "the time given with --timeout is over and the request goes on");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** As `--help` lists it. */
    String line() {
        return " %d:%s".formatted(number, meaning);
    }
}
