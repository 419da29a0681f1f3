package dev.slipway.deploy;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.compose.ApplicationCompose;
import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many copies of each service a release wants in an environment: as slipway.yaml says, or else its Compose files. */
final class ComposeReplicas {

    private static final int MOST = 50;

    private ComposeReplicas() {}

    /** Files that nobody can use say nothing; whether they have to be usable is a matter of the checks. */
    static Map<Slug, Integer> in(Path folder, Application application, Slug environment) {
        var project = project(folder, application, environment);
        var replicas = new HashMap<Slug, Integer>();
        application
                .services()
                .forEach(service -> service.replicas()
                        .or(() -> project.flatMap(known -> written(known, service)))
                        .ifPresent(many -> replicas.put(service.name(), many)));
        return replicas;
    }

    private static Optional<Integer> written(ComposeProject project, Service service) {
        return project.service(service.name().value())
                .flatMap(described -> described.lifecycle().replicas())
                .map(Written::value)
                .filter(many -> many >= 1 && many <= MOST)
                .map(Long::intValue);
    }

    private static Optional<ComposeProject> project(Path folder, Application application, Slug environment) {
        try {
            return ApplicationCompose.in(folder, application, environment).map(ComposeReader::read);
        } catch (InvalidFileException unusable) {
            return Optional.empty();
        }
    }
}
