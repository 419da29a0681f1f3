package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ListenAddress;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.httpproxy.HttpProxy;

/** The port that users reach: one of these runs on each event loop, all of them share the table and the counters. */
final class FrontDoor extends VerticleBase {

    private final ListenAddress address;
    private final ProxyLimits limits;
    private final CurrentTable table;
    private final InFlight inFlight;
    private final Tally tally;
    private final Sightings sightings;

    FrontDoor(
            ListenAddress address,
            ProxyLimits limits,
            CurrentTable table,
            InFlight inFlight,
            Tally tally,
            Sightings sightings) {
        this.address = address;
        this.limits = limits;
        this.table = table;
        this.inFlight = inFlight;
        this.tally = tally;
        this.sightings = sightings;
    }

    @Override
    public Future<?> start() {
        var clients = Clients.of(vertx, limits);
        var proxy = HttpProxy.reverseProxy(clients.pooled())
                .origin(new Origins(table, inFlight, sightings, clients, limits))
                .addInterceptor(new ForwardedHeaders(), true)
                .addInterceptor(new Conduct(table, inFlight, tally, sightings), true);
        return vertx.createHttpServer(options()).requestHandler(proxy::handle).listen(address.port(), address.host());
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout((int) limits.silence().toSeconds())
                .setMaxHeaderSize(ProxyLimits.HEADER_BYTES)
                .setMaxInitialLineLength(ProxyLimits.FIRST_LINE_BYTES)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
    }
}
