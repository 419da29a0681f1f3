package dev.slipway.release.compose;

import dev.slipway.release.compose.model.Build;
import dev.slipway.release.compose.model.ComposeNote;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.compose.model.Mount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leaves out networks, volumes, secrets and configs that no active service uses: nobody would make them. */
final class Relevance {

    private Relevance() {}

    static ComposeProject of(ComposeProject project, List<ComposeNote> notes) {
        return new ComposeProject(
                project.name(),
                project.services(),
                used(project.networks(), project, service -> service.networking().networks().keySet().stream()),
                used(project.volumes(), project, Relevance::volumes),
                used(project.secrets(), project, Relevance::secrets),
                used(
                        project.configs(),
                        project,
                        service -> service.storage().configs().stream().map(Grant::source)),
                notes);
    }

    private static Stream<String> volumes(ComposeService service) {
        return service.storage().mounts().stream()
                .filter(Mount.Named.class::isInstance)
                .flatMap(mount -> ((Mount.Named) mount).volume().stream());
    }

    private static Stream<String> secrets(ComposeService service) {
        return Stream.concat(
                        service.storage().secrets().stream(),
                        service.build().map(Build::secrets).stream().flatMap(List::stream))
                .map(Grant::source);
    }

    private static <T> Map<String, T> used(
            Map<String, T> resources, ComposeProject project, Function<ComposeService, Stream<String>> users) {
        Set<String> keys = project.services().values().stream().flatMap(users).collect(Collectors.toSet());
        var used = new LinkedHashMap<>(resources);
        used.keySet().retainAll(keys);
        return used;
    }
}
