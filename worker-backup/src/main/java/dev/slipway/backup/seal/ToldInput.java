package dev.slipway.backup.seal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells for what it is that opened bytes do not come out as they went in. */
final class ToldInput extends FilterInputStream {

    private final String what;

    ToldInput(InputStream opened, String what) {
        super(opened);
        this.what = what;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            return super.read(into, offset, length);
        } catch (IOException e) {
            throw new SealException.Broken(
                    what + " is not what was stored: it is damaged, cut off, or belongs elsewhere (" + e.getMessage()
                            + "); take another backup",
                    e);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
