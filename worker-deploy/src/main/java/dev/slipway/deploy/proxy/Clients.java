package dev.slipway.deploy.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;

/**
 * Ways to reach a back end: over a pooled connection when the request may be repeated, should the back end just have closed
 * it; over a fresh one when it may not; and web sockets apart, since each takes its connection with it.
 */
record Clients(HttpClient pooled, HttpClient fresh, HttpClient webSockets) {

    static Clients of(Vertx vertx, ProxyLimits limits) {
        return new Clients(client(vertx, limits, true), client(vertx, limits, false), client(vertx, limits, true));
    }

    HttpClient fitFor(HttpServerRequest request, boolean webSocket) {
        if (webSocket) {
            return webSockets;
        }
        return Conduct.mayBeRepeated(request) ? pooled : fresh;
    }

    private static HttpClient client(Vertx vertx, ProxyLimits limits, boolean keepAlive) {
        var options = new HttpClientOptions()
                .setKeepAlive(keepAlive)
                .setKeepAliveTimeout((int) limits.idleInPool().toSeconds())
                .setConnectTimeout((int) limits.connect().toMillis())
                .setIdleTimeout((int) limits.silence().toSeconds())
                .setMaxHeaderSize(ProxyLimits.HEADER_BYTES)
                .setMaxInitialLineLength(ProxyLimits.FIRST_LINE_BYTES)
                .setHttp2ClearTextUpgrade(false);
        var pool = new PoolOptions()
                .setHttp1MaxSize(ProxyLimits.CONNECTIONS_PER_BACKEND)
                .setMaxWaitQueueSize(ProxyLimits.WAITING_PER_BACKEND);
        return vertx.httpClientBuilder().with(options).with(pool).build();
    }
}
