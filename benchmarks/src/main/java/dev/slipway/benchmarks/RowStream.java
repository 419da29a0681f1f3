package dev.slipway.benchmarks;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Rows one after the other as a stream, made when they are read. */
final class RowStream extends InputStream {

    private final Iterator<String> rows;
    private byte[] current = {};
    private int at;

    RowStream(Iterator<String> rows) {
        this.rows = rows;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int filled = 0;
        while (filled < length && hasMore()) {
            int taken = Math.min(length - filled, current.length - at);
            System.arraycopy(current, at, into, offset + filled, taken);
            at += taken;
            filled += taken;
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    private boolean hasMore() {
        if (at == current.length && rows.hasNext()) {
            current = rows.next().getBytes(StandardCharsets.ISO_8859_1);
            at = 0;
        }
        return at < current.length;
    }
}
