package dev.slipway.deploy.proxy;

import static java.util.Objects.requireNonNull;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.util.concurrent.atomic.AtomicInteger;

/** Connects each request to an instance that the table names now, and to another one when that does not accept. */
final class Origins implements OriginRequestProvider {

    private static final int LEAST_TRIES = 2;

    private final CurrentTable table;
    private final InFlight inFlight;
    private final Clients clients;
    private final ProxyLimits limits;
    private final AtomicInteger turn = new AtomicInteger();

    Origins(CurrentTable table, InFlight inFlight, Clients clients, ProxyLimits limits) {
        this.table = table;
        this.inFlight = inFlight;
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        return connect(context, 1);
    }

    private Future<HttpClientRequest> connect(ProxyContext context, int attempt) {
        Choice choice;
        try {
            choice = choose(context.request().proxiedRequest().path());
        } catch (NoInstance none) {
            return Future.failedFuture(none);
        }
        var visit = requireNonNull(context.get(Conduct.VISIT, Visit.class));
        visit.moveTo(choice.backend());
        return request(context, choice.backend()).recover(failure -> {
            visit.moveTo(null);
            int tries = Math.max(LEAST_TRIES, choice.route().backends().size());
            return attempt < tries
                    ? connect(context, attempt + 1)
                    : Future.failedFuture(
                            NoInstance.noAnswer(choice.route().service(), "no connection to " + choice.backend()));
        });
    }

    /** Counted first and looked up again: whoever drains after a switch sees every request that the old table sent. */
    private Choice choose(String path) {
        while (true) {
            var seen = table.get();
            Route route = seen.routeOf(path).orElseThrow(() -> NoInstance.noRoute(path));
            if (route.backends().isEmpty()) {
                throw NoInstance.noBackend(route.service());
            }
            var backends = route.backends();
            Backend backend = backends.get(Math.floorMod(turn.getAndIncrement(), backends.size()));
            inFlight.enter(backend);
            if (table.get() == seen) {
                return new Choice(route, backend);
            }
            inFlight.leave(backend);
        }
    }

    private Future<HttpClientRequest> request(ProxyContext context, Backend backend) {
        HttpServerRequest incoming = context.request().proxiedRequest();
        HttpClient client = clients.fitFor(incoming, context.isWebSocket());
        var firstAnswer = Conduct.hasNoBody(incoming) ? limits.firstAnswer() : limits.firstAnswerToBody();
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(backend.port(), backend.host()))
                .setHost(backend.host())
                .setPort(backend.port())
                .setIdleTimeout(firstAnswer.toMillis());
        return client.request(options)
                .map(request -> incoming.authority() == null ? request : request.authority(incoming.authority()));
    }

    private record Choice(Route route, Backend backend) {}
}
