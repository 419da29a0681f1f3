package dev.slipway.deploy.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.MessageDigest;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The port on this host alone through which the worker, and nobody without the token, moves the traffic. */
final class ControlDoor {

    private final Vertx vertx;
    private final CurrentTable table;
    private final InFlight inFlight;
    private final Tally tally;
    private final Sightings sightings;
    private final String authorization;

    ControlDoor(Vertx vertx, CurrentTable table, InFlight inFlight, Tally tally, Sightings sightings, String token) {
        this.vertx = vertx;
        this.table = table;
        this.inFlight = inFlight;
        this.tally = tally;
        this.sightings = sightings;
        this.authorization = "Bearer " + token;
    }

    Future<HttpServer> open() {
        return vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (!authorized(request)) {
            answer(request.response(), 401, "The control token is missing or wrong.");
            return;
        }
        switch (request.method().name() + " " + request.path()) {
            case "GET /health" -> answer(request.response(), 200, "ok");
            case "GET /table" -> answer(request.response(), 200, table.get());
            case "PUT /table" -> request.body().onSuccess(body -> replace(body, request.response()));
            case "GET /connections" -> answer(request.response(), 200, Connections.of(inFlight.counts()));
            case "GET /seen" -> answer(request.response(), 200, Sighted.of(sightings.all()));
            case "GET /requests" -> answer(request.response(), 200, tally.requests());
            default -> answer(request.response(), 404, "Unknown: " + request.method() + " " + request.path());
        }
    }

    private boolean authorized(HttpServerRequest request) {
        String given = request.getHeader("authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), authorization.getBytes(UTF_8));
    }

    /** Writing to disk takes its time, which the requests on the event loop must not wait for. */
    private void replace(Buffer body, HttpServerResponse response) {
        vertx.executeBlocking(() -> {
                    var before = table.get();
                    table.replace(Wire.read(body.getBytes(), RoutingTable.class));
                    forgetAllBut(before, table.get());
                    return table.get();
                })
                .onSuccess(now -> answer(response, 200, now))
                .onFailure(failure -> answer(response, statusOf(failure), String.valueOf(failure.getMessage())));
    }

    /** The same table again is no switch: what is known of the one before it stays known. */
    private void forgetAllBut(RoutingTable before, RoutingTable now) {
        if (!before.equals(now)) {
            sightings.keepOnly(Stream.of(before, now)
                    .flatMap(table -> table.backends().stream())
                    .collect(toSet()));
        }
    }

    private static int statusOf(Throwable failure) {
        return switch (failure) {
            case FencedOut fenced -> 409;
            case JacksonException unreadable -> 400;
            default -> 500;
        };
    }

    private static void answer(HttpServerResponse response, int status, Object value) {
        response.setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(Wire.write(value)));
    }
}
