package dev.slipway.deploy.proxy;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.Share;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.util.Set;
import java.util.stream.Stream;

/** Connects each request to an instance that the table names now, and to another one when that does not accept. */
final class Origins implements OriginRequestProvider {

    private final CurrentTable table;
    private final InFlight inFlight;
    private final Sightings sightings;
    private final Clients clients;
    private final ProxyLimits limits;
    private final Rota rota = new Rota();

    Origins(CurrentTable table, InFlight inFlight, Sightings sightings, Clients clients, ProxyLimits limits) {
        this.table = table;
        this.inFlight = inFlight;
        this.sightings = sightings;
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        return connect(context, Set.of());
    }

    /** Each open instance once, and one that stands alone twice: a full queue of its kernel passes. */
    private Future<HttpClientRequest> connect(ProxyContext context, Set<Backend> failed) {
        Choice choice;
        try {
            choice = choose(context.request().proxiedRequest().path(), failed);
        } catch (NoInstance none) {
            return Future.failedFuture(none);
        }
        var visit = requireNonNull(context.get(Conduct.VISIT, Visit.class));
        visit.moveTo(choice.backend());
        return request(context, choice.backend())
                .recover(
                        failure -> choice.isAlone() ? request(context, choice.backend()) : Future.failedFuture(failure))
                .recover(failure -> {
                    visit.moveTo(null);
                    sightings.unanswered(choice.backend());
                    return choice.isLast(failed)
                            ? Future.failedFuture(NoInstance.noAnswer(
                                    choice.route().service(), "no connection to " + choice.backend()))
                            : connect(context, with(failed, choice.backend()));
                });
    }

    /** Counted first and looked up again: whoever drains after a switch sees every request that the old table sent. */
    private Choice choose(String path, Set<Backend> failed) {
        while (true) {
            var seen = table.get();
            Route route = seen.routeOf(path).orElseThrow(() -> NoInstance.noRoute(path));
            Backend backend = rota.next(route, failed).orElseThrow(() -> NoInstance.noBackend(route.service()));
            inFlight.enter(backend);
            if (table.get() == seen) {
                return new Choice(route, backend);
            }
            inFlight.leave(backend);
        }
    }

    private static Set<Backend> with(Set<Backend> failed, Backend one) {
        return Stream.concat(failed.stream(), Stream.of(one)).collect(toUnmodifiableSet());
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

    private record Choice(Route route, Backend backend) {

        boolean isAlone() {
            return route.open().size() == 1;
        }

        boolean isLast(Set<Backend> failed) {
            return route.open().stream()
                    .map(Share::backend)
                    .allMatch(open -> open.equals(backend) || failed.contains(open));
        }
    }
}
