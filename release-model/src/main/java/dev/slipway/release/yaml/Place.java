package dev.slipway.release.yaml;

import java.util.Comparator;

/** Where something was written, so that a message can lead a person there, even after files were merged. */
public record Place(String file, int line, int column) implements Comparable<Place> {

    private static final int NOWHERE = 0;

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    public static Place ofWholeFile(String file) {
        return new Place(file, NOWHERE, NOWHERE);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == NOWHERE ? file : file + ":" + line + ":" + column;
    }
}
