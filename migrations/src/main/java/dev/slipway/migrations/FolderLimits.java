package dev.slipway.migrations;

/** What a folder of migrations may cost whoever reads it. */
record FolderLimits(int files, int depth, long bytesPerFile, long bytes) {

    static final FolderLimits USUAL = new FolderLimits(10_000, 6, 8L << 20, 128L << 20);
}
