package dev.slipway.migrations.sql;

/** Tells the line of a place; it must be asked from the top to the bottom, so that no line is counted twice. */
final class LineCount {

    private final String text;
    private int counted;
    private int line = 1;

    LineCount(String text) {
        this.text = text;
    }

    int at(int place) {
        for (; counted < place; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
