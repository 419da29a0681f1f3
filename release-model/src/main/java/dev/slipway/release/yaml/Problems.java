package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Gathers what is wrong with one file while the reading goes on. */
final class Problems {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private static final int LISTED = 100;

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private int count;

    Problems(String file) {
        this.file = file;
    }

    void add(Optional<Mark> place, String message) {
        var problem = place.map(mark -> new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message))
                .orElseGet(() -> Problem.ofWholeFile(file, message));
        if (found.size() >= LISTED || found.add(problem)) {
            count++;
        }
    }

    int count() {
        return count;
    }

    InvalidFileException asException() {
        var listed = new ArrayList<>(found);
        listed.sort(BY_PLACE);
        if (count > listed.size()) {
            listed.add(Problem.ofWholeFile(file, "has more problems than the " + LISTED + " listed"));
        }
        return new InvalidFileException(listed);
    }
}
