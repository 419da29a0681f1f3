package dev.slipway.validate.host;

import java.util.Locale;

/** A number of bytes as a person reads it. */
final class Amount {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long GIGABYTE = 1024 * MEGABYTE;

    private Amount() {}

    static String of(long bytes) {
        return bytes >= 10 * GIGABYTE
                ? bytes / GIGABYTE + " GB"
                : bytes >= GIGABYTE
                        ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE)
                        : bytes / MEGABYTE + " MB";
    }
}
