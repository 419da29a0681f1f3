package dev.slipway.readiness.inspection;

/** How much of a directory is looked at, so that any directory can be. */
record DirectoryLimits(int files, int depth, int bytesPerFile, long bytes) {

    static final DirectoryLimits USUAL = new DirectoryLimits(20_000, 24, 256 * 1024, 8L << 20);
}
