package dev.slipway.validate.compose;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.images.ImageName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what Compose reads without a word, and no engine would ever start. */
final class EngineRules {

    private static final String RESTART = "no|always|unless-stopped|on-failure(:[0-9]{1,9})?|";

    private EngineRules() {}

    /** A sentence for each, with its place. */
    static List<String> broken(ComposeProject project) {
        var names = new HashMap<String, String>();
        return Stream.concat(
                        project.services().values().stream()
                                .flatMap(service -> Stream.of(restart(service), image(service), name(service, names))
                                        .flatMap(Optional::stream)),
                        PublishedPorts.of(project).contradictions())
                .toList();
    }

    private static Optional<String> restart(ComposeService service) {
        return service.lifecycle()
                .restart()
                .filter(written -> !written.value().matches(RESTART))
                .map(written -> about(
                        service,
                        written,
                        "has `restart: " + written.value()
                                + "`, which no engine knows; known are no, always, unless-stopped and on-failure"));
    }

    private static Optional<String> image(ComposeService service) {
        return service.image().flatMap(written -> {
            try {
                ImageName.parse(written.value());
                return Optional.empty();
            } catch (IllegalArgumentException unusable) {
                return Optional.of(about(service, written, "has an `image` that cannot be: " + unusable.getMessage()));
            }
        });
    }

    private static Optional<String> name(ComposeService service, Map<String, String> names) {
        return service.lifecycle()
                .containerName()
                .flatMap(written -> Optional.ofNullable(names.putIfAbsent(written.value(), service.name()))
                        .map(other -> about(
                                service,
                                written,
                                "has the `container_name` " + written.value() + " of the service `" + other
                                        + "`; let one of them go by another")));
    }

    private static String about(ComposeService service, Written<?> written, String message) {
        return written.origin() + ": the service `" + service.name() + "` " + message;
    }
}
