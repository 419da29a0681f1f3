package dev.slipway.release.container;

import dev.slipway.release.Service;
import dev.slipway.release.compose.model.ComposeService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a service listens in its container: as slipway.yaml says, or at the only port that the Compose file knows of. */
public final class ContainerPort {

    private ContainerPort() {}

    public static Optional<Integer> of(Service service, ComposeService asked) {
        var known = known(asked);
        return service.launch().port().or(() -> known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty());
    }

    static List<Integer> known(ComposeService asked) {
        var published = asked.networking().ports().stream()
                .filter(port -> port.protocol().equals("tcp"))
                .map(port -> port.target());
        var exposed = asked.networking().exposed().stream()
                .filter(port -> port.matches("[0-9]{1,5}(/tcp)?"))
                .map(port -> Integer.valueOf(port.replace("/tcp", "")));
        return Stream.concat(published, exposed).distinct().toList();
    }
}
