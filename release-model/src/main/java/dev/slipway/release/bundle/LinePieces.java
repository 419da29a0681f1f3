package dev.slipway.release.bundle;

import java.io.BufferedReader;
import java.io.IOException;

/** Lines of a file in pieces of bounded length that overlap, so that a minified file costs no memory. */
final class LinePieces {

    private static final int LONGEST = 16 * 1024;
    private static final int OVERLAP = 1024;

    private final BufferedReader reader;
    private final StringBuilder piece = new StringBuilder();
    private int line;
    private boolean lineEnded = true;

    LinePieces(BufferedReader reader) {
        this.reader = reader;
    }

    /** Goes on to the next piece; false at the end of the file. */
    boolean next() throws IOException {
        if (lineEnded) {
            piece.setLength(0);
            line++;
        } else {
            piece.delete(0, piece.length() - OVERLAP);
        }
        return fill();
    }

    private boolean fill() throws IOException {
        for (var read = reader.read(); read >= 0; read = reader.read()) {
            lineEnded = read == '\n';
            if (lineEnded) {
                return true;
            }
            piece.append((char) read);
            if (piece.length() == LONGEST) {
                return true;
            }
        }
        var rest = !lineEnded && piece.length() > 0;
        lineEnded = true;
        return rest;
    }

    String piece() {
        return piece.toString();
    }

    /** Looks in the piece only: a mark belongs near what it allows. */
    boolean lineContains(String text) {
        return piece.indexOf(text) >= 0;
    }

    int line() {
        return line;
    }
}
