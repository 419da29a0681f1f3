package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers what is wrong with a file, and with those that belong to it, while the reading goes on. */
public final class Problems {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::place);

    private static final int LISTED = 100;

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private int count;

    public Problems(String file) {
        this.file = file;
    }

    public void add(Place place, String message) {
        var problem = Problem.at(place, message);
        if (found.size() >= LISTED || found.add(problem)) {
            count++;
        }
    }

    /** For what is wrong with the file as a whole. */
    void add(String message) {
        add(Place.ofWholeFile(file), message);
    }

    public int count() {
        return count;
    }

    public InvalidFileException asException() {
        var listed = new ArrayList<>(found);
        listed.sort(BY_PLACE);
        if (count > listed.size()) {
            listed.add(Problem.ofWholeFile(file, "has more problems than the " + LISTED + " listed"));
        }
        return new InvalidFileException(listed);
    }
}
