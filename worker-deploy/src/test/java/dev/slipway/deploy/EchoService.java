package dev.slipway.deploy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Says over a web socket what it hears. */
public final class EchoService implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer()
            .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
            .listen(0, "127.0.0.1")
            .await();

    public Backend backend() {
        return new Backend("127.0.0.1", server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
