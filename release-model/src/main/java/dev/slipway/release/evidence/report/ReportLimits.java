package dev.slipway.release.evidence.report;

/** How large a report may be; no honest one comes near, and one that means harm is read to its end in seconds. */
public final class ReportLimits {

    public static final int BYTES = 16 * 1024 * 1024;
    public static final int DEPTH = 100;
    /** Test cases, vulnerabilities, findings or rules in one report. */
    public static final int ENTRIES = 100_000;
    /** Letters of one text or one attribute. */
    public static final int TEXT = 2 * 1024 * 1024;

    /** Reports of all kinds that may come with one request. */
    public static final int REPORTS = 100;

    private ReportLimits() {}
}
