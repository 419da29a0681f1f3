package dev.slipway.release.compose;

import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Lifecycle.Condition;
import dev.slipway.release.compose.model.Lifecycle.Dependency;
import dev.slipway.release.compose.model.Written;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that must come first although no `depends_on` says so: what is linked, or shared with. */
final class ImpliedDependencies {

    private static final String OF_SERVICE = "service:";
    private static final String OF_CONTAINER = "container:";

    private ImpliedDependencies() {}

    static Map<String, Dependency> of(ComposeService service) {
        var implied = new LinkedHashMap<String, Dependency>();
        service.networking().links().forEach(link -> implied.put(link.split(":", 2)[0], started(true)));
        sharing(service)
                .flatMap(Optional::stream)
                .map(Written::value)
                .filter(shared -> shared.startsWith(OF_SERVICE))
                .forEach(shared -> implied.putIfAbsent(shared.substring(OF_SERVICE.length()), started(true)));
        service.storage().volumesFrom().stream()
                .map(Written::value)
                .filter(from -> !from.startsWith(OF_CONTAINER))
                .forEach(from -> implied.putIfAbsent(from.split(":", 2)[0], started(false)));
        return implied;
    }

    private static Stream<Optional<Written<String>>> sharing(ComposeService service) {
        var namespaces = service.privileges().namespaces();
        return Stream.of(
                service.networking().mode(),
                namespaces.ipc(),
                namespaces.processes(),
                namespaces.hostName(),
                namespaces.cgroup());
    }

    private static Dependency started(boolean restart) {
        return new Dependency(Condition.SERVICE_STARTED, true, restart);
    }
}
