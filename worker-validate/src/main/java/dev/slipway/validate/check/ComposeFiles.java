package dev.slipway.validate.check;

import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import dev.slipway.release.compose.ApplicationCompose;
import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.ComposeRequest;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Compose files of a release, read once for all checks that look at them. */
public final class ComposeFiles {

    /** What came of reading them. */
    public sealed interface Reading {

        /** What they ask for, all files laid over each other. */
        record Project(ComposeProject project, List<String> files) implements Reading {}

        /** They cannot be used. */
        record Broken(List<String> problems) implements Reading {}

        /** There is nothing to read. */
        record None(String why) implements Reading {}
    }

    private final Path folder;
    private final Application application;
    private final Map<Slug, Reading> read = new ConcurrentHashMap<>();

    public ComposeFiles(Path folder, Application application) {
        this.folder = folder;
        this.application = application;
    }

    public Reading in(Slug environment) {
        return read.computeIfAbsent(environment, this::read);
    }

    /** Whether nobody can tell what is in them. */
    public boolean areBroken(Slug environment) {
        return in(environment) instanceof Reading.Broken;
    }

    private Reading read(Slug environment) {
        return ApplicationCompose.in(folder, application, environment)
                .map(ComposeFiles::read)
                .orElseGet(this::none);
    }

    private Reading none() {
        return new Reading.None(
                application.vetting().compose().isPresent()
                        ? "slipway.yaml says that no Compose file is part of a deployment"
                        : "the release has no Compose file");
    }

    private static Reading read(ComposeRequest request) {
        try {
            return new Reading.Project(ComposeReader.read(request), request.files());
        } catch (InvalidFileException unusable) {
            return new Reading.Broken(
                    unusable.problems().stream().map(Problem::toString).toList());
        }
    }
}
