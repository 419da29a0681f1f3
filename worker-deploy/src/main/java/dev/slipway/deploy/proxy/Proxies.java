package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ProcessTable;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the router of each target that this host serves; what they share is here. */
public final class Proxies implements AutoCloseable {

    private final ProxyLaunch launch = ProxyLaunch.ofThisProgram();
    private final ProcessTable processes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Proxies(ProcessTable processes) {
        this.processes = processes;
    }

    /** The folder belongs to this target alone and survives the worker. */
    public ProxyRouter router(ListenAddress address, Path folder) {
        return new ProxyRouter(
                new ProxyStart(address, new ProxyFolder(folder.toAbsolutePath()), launch, processes, http));
    }

    @Override
    public void close() {
        http.close();
    }
}
