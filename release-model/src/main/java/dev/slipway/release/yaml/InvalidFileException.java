package dev.slipway.release.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that people wrote cannot be used; says everything that is wrong with it at once. */
public final class InvalidFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static InvalidFileException ofWholeFile(String file, String message) {
        return new InvalidFileException(List.of(Problem.ofWholeFile(file, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
