package dev.slipway.deploy.host;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens on a port, because a health check that somebody else answers proves nothing. */
public final class ListeningSockets {

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Path proc;

    public ListeningSockets(Path proc) {
        this.proc = proc;
    }

    public boolean anyOn(int port) {
        return !socketsOn(port).isEmpty();
    }

    /** Whether the port is surely another's: somebody listens there, and it is none of these processes. */
    public boolean foreignOn(int port, Collection<ProcessStat> ours) {
        Set<String> listening = socketsOn(port);
        if (listening.isEmpty() || ours.isEmpty()) {
            return false;
        }
        for (ProcessStat process : ours) {
            Path descriptors = proc.resolve(process.pid() + "/fd");
            if (!Files.isReadable(descriptors) || openedBy(descriptors).anyMatch(listening::contains)) {
                return false;
            }
        }
        return true;
    }

    private Set<String> socketsOn(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(this::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields ->
                        fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTEN))
                .map(fields -> "socket:[" + fields[INODE] + "]")
                .collect(toSet());
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file)).stream();
        } catch (IOException absent) {
            return Stream.empty();
        }
    }

    private static Stream<String> openedBy(Path descriptors) {
        var targets = new HashSet<String>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            links.forEach(link -> targetOf(link).ifPresent(targets::add));
        } catch (IOException ended) {
            return Stream.empty();
        }
        return targets.stream();
    }

    private static Optional<String> targetOf(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
