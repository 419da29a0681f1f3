package dev.slipway.validate.compose;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Port;
import dev.slipway.release.compose.model.Written;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports of the host that services of one project ask for by number: each can be had once. */
record PublishedPorts(List<Wanted> wanted) {

    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

    private record Wanted(ComposeService service, Port port) {

        boolean collidesWith(Wanted other) {
            return port.published().equals(other.port.published())
                    && port.protocol().equals(other.port.protocol())
                    && (address().equals(other.address()) || ANY.contains(address()) || ANY.contains(other.address()));
        }

        private String address() {
            return port.hostAddress().orElse("");
        }

        String tells(String message) {
            return port.origin() + ": the service `" + service.name() + "` publishes the port "
                    + port.published().orElseThrow() + "/" + port.protocol() + message;
        }

        long copies() {
            return service.lifecycle().replicas().map(Written::value).orElse(1L);
        }
    }

    static PublishedPorts of(ComposeProject project) {
        return new PublishedPorts(project.services().values().stream()
                .flatMap(service -> service.networking().ports().stream()
                        .filter(port -> port.published()
                                .filter(published -> published.matches("[1-9][0-9]{0,4}"))
                                .isPresent())
                        .map(port -> new Wanted(service, port)))
                .toList());
    }

    /** A sentence for each that two ask for, or one that runs several times. */
    Stream<String> contradictions() {
        var twice = IntStream.range(0, wanted.size())
                .boxed()
                .flatMap(at -> wanted.subList(0, at).stream()
                        .filter(wanted.get(at)::collidesWith)
                        .limit(1)
                        .map(first -> wanted.get(at)
                                .tells(", as `" + first.service().name() + "` does in line "
                                        + first.port().origin().line() + "; publish one of them elsewhere")));
        var copied = wanted.stream()
                .filter(each -> each.copies() > 1)
                .map(each -> each.tells(" and runs " + each.copies()
                        + " times, of which only one can have it; leave the port of the host to the engine"));
        return Stream.concat(twice, copied);
    }
}
