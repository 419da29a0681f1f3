package dev.slipway.backup.seal;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Compression before encryption; afterwards there is nothing left to compress. */
public final class Packing {

    /** What readers of the manifest know the format by. */
    public static final String NAME = "zstd";

    private static final int FASTEST = 1;

    private Packing() {}

    public static OutputStream pack(OutputStream packed) {
        try {
            return new ZstdOutputStreamNoFinalizer(packed, FASTEST).setChecksum(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static InputStream unpack(InputStream packed, String what) {
        try {
            return new ToldInput(new ZstdInputStreamNoFinalizer(packed), what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
