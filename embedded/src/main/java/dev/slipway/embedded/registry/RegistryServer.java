package dev.slipway.embedded.registry;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.embedded.CannotStart;
import dev.slipway.events.wire.SchemaTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the schema ids of the events on this machine, so that a bot in any language needs no registry of its own. */
public final class RegistryServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads;

    private RegistryServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Serves the table that ships with the events; port 0 is any free one. */
    public static RegistryServer start(int port) {
        return start(port, SchemaTable.builtIn());
    }

    public static RegistryServer start(int port, SchemaTable table) {
        var server = bind(port);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Exchange(new Routes(table)));
        server.start();
        return new RegistryServer(server, threads);
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), 0);
        } catch (IOException e) {
            throw CannotStart.portTaken("schema registry", port, e);
        }
    }
}
