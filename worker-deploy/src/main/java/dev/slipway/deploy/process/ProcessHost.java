package dev.slipway.deploy.process;

import dev.slipway.deploy.Instances;
import dev.slipway.deploy.host.ListeningSockets;
import dev.slipway.deploy.host.ProcessTable;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;

/** This host as a place for releases: holds together what its instances share, and keeps their logs short. */
public final class ProcessHost implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Instances instances;
    private final LogKeeper logKeeper;

    private ProcessHost(Path root, Path proc, Map<String, String> ownEnvironment, IntSupplier ports) {
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
        return new ProcessHost(root.toAbsolutePath(), Path.of("/proc"), System.getenv(), ports);
    }

    public Instances instances() {
        return instances;
    }

    /** Leaves every instance running. */
    @Override
    public void close() {
        logKeeper.close();
        http.shutdownNow();
    }
}
