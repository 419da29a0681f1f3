package dev.slipway.benchmarks;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Closes what is behind it with the last byte of a dump whose length is known, and notes when: whatever is done with the
 * database afterwards is not the stream's time.
 */
final class EndingStream extends OutputStream {

    private final OutputStream out;
    private final long length;
    private long passed;
    private long endedAt;

    EndingStream(OutputStream out, long length) {
        this.out = out;
        this.length = length;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        out.write(from, offset, count);
        passed += count;
        if (passed == length) {
            out.close();
            endedAt = System.nanoTime();
        }
    }

    /** In nanoseconds, as the system counts them. */
    long endedAt() {
        if (passed != length) {
            throw new IllegalStateException(
                    "a dump of %d bytes was expected, and %d came; did somebody write to the database?"
                            .formatted(length, passed));
        }
        return endedAt;
    }
}
