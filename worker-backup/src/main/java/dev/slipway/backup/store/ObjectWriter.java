package dev.slipway.backup.store;

import java.io.OutputStream;

/** A stream into the store. Closed without having been finished, it leaves nothing that could be taken for an object. */
public abstract class ObjectWriter extends OutputStream {

    /** Everything has been written: from now on it lies in the store as a whole. */
    public abstract Stored finish();

    @Override
    public abstract void write(byte[] from, int offset, int length);

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public abstract void close();
}
