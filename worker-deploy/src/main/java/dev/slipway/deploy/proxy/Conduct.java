package dev.slipway.deploy.proxy;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Sees one request through: counts it, repeats it once where that is harmless, and says in words why it failed. */
final class Conduct implements ProxyInterceptor {

    static final String VISIT = "visit";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> CONNECTION_HEADERS = List.of("connection", "keep-alive", "proxy-connection");

    private final CurrentTable table;
    private final InFlight inFlight;
    private final Tally tally;
    private final Sightings sightings;

    Conduct(CurrentTable table, InFlight inFlight, Tally tally, Sightings sightings) {
        this.table = table;
        this.inFlight = inFlight;
        this.tally = tally;
        this.sightings = sightings;
    }

    static boolean hasNoBody(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && (!request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || "0".equals(request.getHeader(HttpHeaders.CONTENT_LENGTH)));
    }

    static boolean mayBeRepeated(HttpServerRequest request) {
        return SAFE.contains(request.method().name()) && hasNoBody(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var incoming = context.request().proxiedRequest();
        var visit = new Visit(inFlight, tally, sightings);
        visit.follow(incoming);
        context.set(VISIT, visit);
        boolean repeatable = !context.isWebSocket() && mayBeRepeated(incoming);
        if (repeatable) {
            context.request().setBody(null);
            incoming.resume();
        }
        return context.sendRequest()
                .recover(failure ->
                        repeatable && closedEarly(failure) ? context.sendRequest() : Future.failedFuture(failure))
                .recover(failure -> Future.succeededFuture(refusal(context, visit, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var visit = requireNonNull(context.get(VISIT, Visit.class));
        var answer = context.response().proxiedResponse();
        if (answer == null) {
            return context.response().send();
        }
        visit.answered(answer.statusCode());
        if (context.isWebSocket()) {
            return context.sendResponse().onSuccess(sent -> followUpgrade(context, visit, answer));
        }
        CONNECTION_HEADERS.forEach(context.response().headers()::remove);
        answer.end().onFailure(cut -> {
            if (!(cut instanceof StreamResetException)) {
                visit.cut();
            }
        });
        return context.sendResponse();
    }

    private static void followUpgrade(ProxyContext context, Visit visit, HttpClientResponse answer) {
        if (answer.statusCode() == 101) {
            context.request().proxiedRequest().toNetSocket().onSuccess(user -> visit.follow(user, answer.netSocket()));
        }
    }

    private static boolean closedEarly(Throwable failure) {
        return !(failure instanceof NoInstance)
                && !(failure instanceof TimeoutException)
                && !(failure instanceof StreamResetException);
    }

    private ProxyResponse refusal(ProxyContext context, Visit visit, Throwable failure) {
        visit.unanswered();
        var reason = failure instanceof NoInstance known ? known : explain(context, failure);
        return context.request()
                .release()
                .response()
                .setStatusCode(reason.status())
                .putHeader("content-type", "text/plain; charset=utf-8")
                .setBody(Body.body(Buffer.buffer(reason.getMessage() + "\n")));
    }

    private NoInstance explain(ProxyContext context, Throwable failure) {
        String path = context.request().proxiedRequest().path();
        String service = table.get().routeOf(path).map(route -> route.service()).orElse(path);
        return failure instanceof TimeoutException
                ? NoInstance.tooLate(service)
                : NoInstance.noAnswer(service, "the connection was closed before an answer came");
    }
}
