package dev.slipway.backup.store;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads one piece to its end: when the connection is cut, it asks for the rest. */
final class ResumingInput extends InputStream {

    /** Asks the store for a piece from a position on. */
    interface Source {
        ResponseInputStream<GetObjectResponse> from(long position);
    }

    private final Piece piece;
    private final long size;
    private final Source source;
    private final Patience patience;
    private final Halt halt = new Halt();
    private @Nullable ResponseInputStream<GetObjectResponse> stream;
    private long position;
    private int cuts;

    ResumingInput(Piece piece, Source source, Patience patience) {
        this.piece = piece;
        this.size = piece.size();
        this.source = source;
        this.patience = patience;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (position >= size) {
            return -1;
        }
        while (true) {
            try {
                var count = opened().read(into, offset, length);
                if (count >= 0) {
                    position += count;
                    cuts = 0;
                    return count;
                }
                cut(new IOException("the answer ended after " + position + " of " + size + " bytes"));
            } catch (IOException e) {
                cut(e);
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> opened() {
        var open = stream;
        if (open == null) {
            open = source.from(position);
            stream = open;
        }
        return open;
    }

    private void cut(IOException cause) {
        close();
        cuts++;
        if (cuts >= patience.tries()) {
            throw new StoreException.Away(
                    "reading " + piece.key() + " was cut off at " + position + " of " + size + " bytes " + cuts
                            + " times without progress (" + cause.getMessage() + ")",
                    cause);
        }
        halt.pause(patience.after(cuts), "reading " + piece.key());
    }

    /** What is still on the way is dropped, not read to its end. */
    @Override
    public void close() {
        var open = stream;
        if (open != null) {
            stream = null;
            open.abort();
        }
    }
}
