package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers what is wrong with a file, and with those that belong to it, while the reading goes on. */
public final class Problems {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::place);

    private static final int LISTED = 100;

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Place> settled = new HashSet<>();
    private int count;
    private boolean more;

    public Problems(String file) {
        this.file = file;
    }

    public void add(Place place, String message) {
        count++; // even one that is known: whoever found it has no value either
        if (settled.contains(place)) {
            return;
        }
        var problem = Problem.at(place, message);
        if (found.size() < LISTED) {
            found.add(problem);
        } else {
            more |= !found.contains(problem);
        }
    }

    /** Says nothing more from now on about places with a problem: what is found there later follows from it. */
    public void settle() {
        found.forEach(problem -> settled.add(problem.place()));
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
        if (more) {
            listed.add(Problem.ofWholeFile(file, "has more problems than the " + LISTED + " listed"));
        }
        return new InvalidFileException(listed);
    }
}
