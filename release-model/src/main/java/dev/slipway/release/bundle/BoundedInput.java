package dev.slipway.release.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives out no more than was granted, so that decompressing stops where a bomb would begin. */
final class BoundedInput extends FilterInputStream {

    private long left;

    BoundedInput(InputStream in) {
        super(in);
    }

    /** From here on, this many bytes and no more. */
    void grant(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        var read = in.read();
        return read < 0 ? read : spend(1, read);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var read = in.read(into, offset, (int) Math.min(length, left + 1));
        return read < 0 ? read : spend(read, read);
    }

    @Override
    public long skip(long bytes) throws IOException {
        var skipped = in.skip(Math.min(bytes, left + 1));
        spend(skipped, 0);
        return skipped;
    }

    private int spend(long bytes, int result) {
        left -= bytes;
        if (left < 0) {
            throw new RefusedBundleException("the bundle unpacks to more than it says; make it again from its source");
        }
        return result;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
