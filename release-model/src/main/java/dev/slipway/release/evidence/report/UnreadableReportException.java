package dev.slipway.release.evidence.report;

/** A report that cannot be believed or understood; says in which format it was read, where, why and what to do. */
public final class UnreadableReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnreadableReportException(String message) {
        super(message);
    }

    /** `what` goes on with what to do, as in "ends too early; hand it in whole". */
    public static UnreadableReportException at(String format, int line, int column, String what) {
        return new UnreadableReportException(format + ", line " + line + ", column " + column + ": " + what);
    }

    public static UnreadableReportException ofWhole(String format, String what) {
        return new UnreadableReportException(format + ": " + what);
    }
}
