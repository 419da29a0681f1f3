package dev.slipway.release.bundle;

/** How much a bundle may hold, counted unpacked, so that a small archive cannot fill a disk. */
public record BundleLimits(int entries, long fileBytes, long totalBytes) {

    private static final long MEBIBYTE = 1024L * 1024;

    public static final BundleLimits DEFAULT = new BundleLimits(10_000, 64 * MEBIBYTE, 256 * MEBIBYTE);
}
