package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.host.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the HAProxy router of each target that this host serves, and looks after those that an earlier worker left. */
public final class Haproxies implements AutoCloseable {

    private static final int DEPTH_OF_KEPT_FILES = 5;

    private final Map<Path, Known> routers = new HashMap<>();

    /** The router of the target that this folder belongs to; from its first use on, its HAProxy is kept running. */
    public synchronized HaproxyRouter router(ListenAddress address, Path folder) {
        var known = routers.get(folder);
        if (known != null && known.address().equals(address)) {
            return known.router();
        }
        if (known != null) {
            known.router().leave();
        }
        var start = new HaproxyStart(address, new HaproxyFolder(folder.toAbsolutePath()), HaproxyProgram::ofThisHost);
        var router = new HaproxyRouter(start);
        routers.put(folder, new Known(address, router));
        return router;
    }

    /** Says what is missing on this host before anything depends on it. */
    public void requireProgram() {
        HaproxyProgram.ofThisHost().requireVersion();
    }

    /** The router that an earlier worker, or this one before targets.yaml was changed, has left in this folder. */
    public Optional<HaproxyRouter> left(Path folder) {
        return new HaproxyFolder(folder).kept().read().map(address -> router(address, folder));
    }

    /** Looks after every HAProxy that an earlier worker has left below this folder. */
    public void takeOver(Path root) {
        leftBelow(root).forEach(folder -> left(folder).ifPresent(HaproxyRouter::watched));
    }

    /** Ends every HAProxy below this folder, for a host that is cleared. */
    public void stopAll(Path root) throws InterruptedException {
        takeOver(root);
        for (var known : List.copyOf(routers.values())) {
            known.router().stop();
        }
    }

    private static List<Path> leftBelow(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, DEPTH_OF_KEPT_FILES)) {
            return files.filter(file -> file.endsWith(HaproxyFolder.KEPT))
                    .map(Path::getParent)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for HAProxy in " + root + ".", e);
        }
    }

    /** Leaves every HAProxy running. */
    @Override
    public synchronized void close() {
        routers.values().forEach(known -> known.router().leave());
    }

    private record Known(ListenAddress address, HaproxyRouter router) {}
}
