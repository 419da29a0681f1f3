package dev.slipway.release.fuzz;

import java.util.Arrays;

/** What the fuzzer calls over and over: the first byte says who reads, the rest is read. */
public final class Fuzzing {

    private static final FuzzedReader[] READERS = FuzzedReader.values();

    private Fuzzing() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            READERS[Math.floorMod(input[0] - 'A', READERS.length)].read(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** What stands before an input for the reader. */
    static byte sign(FuzzedReader reader) {
        return (byte) ('A' + reader.ordinal());
    }
}
