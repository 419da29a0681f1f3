package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the router of each target that this host serves; what they share is here. */
public final class Proxies implements AutoCloseable {

    private static final int DEPTH_OF_CONTROL_FILES = 4;

    private final Map<Path, Known> routers = new HashMap<>();
    private final ProxyLaunch launch = ProxyLaunch.ofThisProgram();
    private final ProcessTable processes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Proxies(ProcessTable processes) {
        this.processes = processes;
    }

    /** The router of the target that this folder belongs to; from its first use on, its proxy is kept running. */
    public synchronized ProxyRouter router(ListenAddress address, Path folder) {
        var known = routers.get(folder);
        if (known != null && known.address().equals(address)) {
            return known.router();
        }
        if (known != null) {
            known.router().leave();
        }
        var start = new ProxyStart(address, new ProxyFolder(folder.toAbsolutePath()), launch, processes, http);
        var router = new ProxyRouter(start);
        routers.put(folder, new Known(address, router));
        return router;
    }

    /** The router that an earlier worker, or this one before targets.yaml was changed, has left in this folder. */
    public Optional<ProxyRouter> left(Path folder) {
        return new ProxyFolder(folder)
                .control()
                .read()
                .map(control -> router(ListenAddress.parse(control.listen()), folder));
    }

    /** Looks after every proxy that an earlier worker has left below this folder. */
    public void takeOver(Path root) {
        leftBelow(root).forEach(folder -> left(folder).ifPresent(ProxyRouter::watched));
    }

    /** Ends every proxy below this folder, for a host that is cleared. */
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
        try (Stream<Path> files = Files.walk(root, DEPTH_OF_CONTROL_FILES)) {
            return files.filter(file -> file.endsWith(ProxyFolder.CONTROL))
                    .map(Path::getParent)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for proxies in " + root + ".", e);
        }
    }

    /** Leaves every proxy running. */
    @Override
    public synchronized void close() {
        routers.values().forEach(known -> known.router().leave());
        http.shutdownNow();
    }

    private record Known(ListenAddress address, ProxyRouter router) {}
}
