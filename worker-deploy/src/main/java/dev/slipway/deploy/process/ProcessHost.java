package dev.slipway.deploy.process;

import dev.slipway.deploy.Instances;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.health.HealthCheck;
import dev.slipway.deploy.host.ListeningSockets;
import dev.slipway.deploy.host.ProcessTable;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** This host as a place for releases: holds together what its instances share, and keeps their logs short. */
public final class ProcessHost implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path root;
    private final Instances instances;
    private final LogKeeper logKeeper;

    private ProcessHost(Path root, Path proc, Map<String, String> ownEnvironment, IntSupplier ports) {
        this.root = root;
        var processes = new ProcessTable(proc);
        var children = new Children();
        var census = new Census(root, processes);
        var sockets = new ListeningSockets(proc);
        this.instances = new ProcessInstances(
                new Fence(root),
                census,
                new Spawn(root, processes, ownEnvironment, ports, children),
                new ReadyWatch(census, sockets, new HealthCheck(http), children),
                new Ending(census, processes, children));
        this.logKeeper = LogKeeper.over(root);
    }

    /** The folder survives the worker: what it says is how instances are found again. */
    public static ProcessHost in(Path root) {
        return in(root, FreePorts.usual());
    }

    static ProcessHost in(Path root, IntSupplier ports) {
        return new ProcessHost(root.toAbsolutePath().normalize(), Path.of("/proc"), System.getenv(), ports);
    }

    public Instances instances() {
        return instances;
    }

    /** Ends every instance of every target that was started from here. */
    public void stopAll() throws InterruptedException {
        for (var target : TargetFolder.below(root)) {
            instances.stopAllBut(new Owner(target, Long.MAX_VALUE - 1), Set.of(), Duration.ofSeconds(10));
            TargetFolder.of(root, target).fence().delete();
        }
    }

    /** Leaves every instance running. */
    @Override
    public void close() {
        logKeeper.close();
        http.shutdownNow();
    }
}
