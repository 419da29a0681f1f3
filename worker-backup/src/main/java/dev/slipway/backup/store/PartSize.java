package dev.slipway.backup.store;

/**
 * How large the parts of an upload are. They are kept in memory until the store has them, so they do not grow with the
 * database without end; what needs more than a thousand of the largest is continued in another piece.
 */
record PartSize(int bytes, int most) {

    private static final int MOST = 1_000;
    private static final int MIB = 1024 * 1024;
    private static final int SMALLEST = 8 * MIB;
    private static final int LARGEST = 20 * MIB;

    /** So large that what is expected fits into one piece if it can. */
    static PartSize forExpected(long bytes) {
        var needed = Math.ceilDiv(Math.max(bytes, 0), MOST);
        var rounded = Math.ceilDiv(needed, MIB) * MIB;
        return new PartSize((int) Math.clamp(rounded, SMALLEST, LARGEST), MOST);
    }
}
