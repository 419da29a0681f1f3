package dev.slipway.release.compose;

import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which Compose files of a release count in an environment, and which variables they find there. */
public final class ApplicationCompose {

    private ApplicationCompose() {}

    /** Two environments on one engine do not share their volumes. None where the release has no such files, or says that none is part of a deployment. */
    public static Optional<ComposeRequest> in(Path folder, Application application, Slug environment) {
        var files = application
                .vetting()
                .compose()
                .map(named -> named.stream().map(Path::toString).toList())
                .orElseGet(() -> ComposeFileNames.forEnvironment(folder, environment.value()));
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(ComposeRequest.of(folder, files)
                        .called(application.name() + "-" + environment)
                        .withEnvironment(variables(application, environment)));
    }

    /** What slipway.yaml gives its services; references stay references. */
    private static Map<String, String> variables(Application application, Slug environment) {
        var variables = new HashMap<String, String>();
        application
                .services()
                .forEach(service -> service.environmentIn(environment)
                        .forEach((name, setting) -> variables.putIfAbsent(name, setting.written())));
        return variables;
    }
}
