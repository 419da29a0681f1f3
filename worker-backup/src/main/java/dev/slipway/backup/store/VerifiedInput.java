package dev.slipway.backup.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Compares each part of a piece with the digest that was noted when it was written. */
final class VerifiedInput extends FilterInputStream {

    private final Piece piece;
    private final MessageDigest digest = Sha256.start();
    private int part;
    private long left;

    VerifiedInput(InputStream content, Piece piece) {
        super(content);
        this.piece = piece;
        this.left = piece.parts().getFirst().size();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextPart()) {
            return -1;
        }
        var count = super.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new StoreException.Damaged(piece.key() + " ends before its part " + (part + 1) + " does");
        }
        digest.update(into, offset, count);
        left -= count;
        if (left == 0) {
            compare();
        }
        return count;
    }

    private boolean nextPart() {
        if (part + 1 >= piece.parts().size()) {
            return false;
        }
        part++;
        left = piece.parts().get(part).size();
        return true;
    }

    private void compare() {
        var found = Sha256.hex(digest.digest());
        var noted = piece.parts().get(part).sha256();
        if (!found.equals(noted)) {
            throw new StoreException.Damaged("part " + (part + 1) + " of " + piece.key()
                    + " is not what was stored: its SHA-256 is " + found + ", noted was " + noted);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }
}
