package dev.slipway.deploy.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.Seen;
import dev.slipway.deploy.host.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to the control door of one running proxy. */
final class ProxyControl {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Control control;

    ProxyControl(HttpClient http, Control control) {
        this.http = http;
        this.control = control;
    }

    Control control() {
        return control;
    }

    boolean healthy() {
        try {
            return send(request("/health").GET()).statusCode() == 200;
        } catch (RouterFailure silent) {
            return false;
        }
    }

    RoutingTable table() {
        return read("/table", RoutingTable.class);
    }

    void replace(RoutingTable table) {
        var answer = send(request("/table").PUT(BodyPublishers.ofByteArray(Wire.write(table))));
        switch (answer.statusCode()) {
            case 200 -> {}
            case 409 -> throw new FencedOut("The proxy on " + control.listen(), table.token(), table().token());
            default -> throw unexpected("replace the routing table", answer);
        }
    }

    Map<Backend, Integer> requestsUnderWay() {
        return read("/connections", Connections.class).busy().stream()
                .collect(Collectors.toMap(Connections.Busy::backend, Connections.Busy::requests));
    }

    Map<Backend, Seen> seen() {
        return read("/seen", Sighted.class).all();
    }

    Requests requests() {
        return read("/requests", Requests.class);
    }

    private <T> T read(String path, Class<T> type) {
        var answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw unexpected("tell " + path, answer);
        }
        return Wire.read(answer.body(), type);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + control.token());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RouterFailure(
                    "The proxy on " + control.listen() + " (process "
                            + control.process().pid() + ") does not answer on its control port " + control.port() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFailure("Interrupted while asking the proxy on " + control.listen() + ".", e);
        }
    }

    private RouterFailure unexpected(String what, HttpResponse<byte[]> answer) {
        return new RouterFailure("The proxy on " + control.listen() + " would not " + what + ": status "
                + answer.statusCode() + ", " + new String(answer.body(), UTF_8));
    }
}
