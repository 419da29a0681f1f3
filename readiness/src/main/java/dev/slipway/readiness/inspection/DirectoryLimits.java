package dev.slipway.readiness.inspection;

/**
 * How much of a directory is looked at, so that any directory can be.
 *
 * @param seen of how many files the names are taken in at all
 * @param files how many of them are opened, those further up first
 */
record DirectoryLimits(int seen, int files, int depth, int bytesPerFile, long bytes) {

    static final DirectoryLimits USUAL = new DirectoryLimits(200_000, 20_000, 24, 256 * 1024, 8L << 20);
}
