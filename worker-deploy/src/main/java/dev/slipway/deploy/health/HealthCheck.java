package dev.slipway.deploy.health;

import dev.slipway.deploy.Backend;
import dev.slipway.release.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an instance over the network whether it can serve. */
public final class HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http;

    public HealthCheck(HttpClient http) {
        this.http = http;
    }

    public Answer ask(Backend backend, Probe.Http probe) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + backend + probe.path()))
                .timeout(PATIENCE)
                .build();
        var call = http.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Answer(status >= 200 && status < 300, "status " + status);
        } catch (ExecutionException e) {
            return no(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException endless) {
            return new Answer(false, "no complete answer within " + PATIENCE.toSeconds() + " s");
        } finally {
            call.cancel(true);
        }
    }

    public Answer connect(Backend backend) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(backend.host(), backend.port()), (int) PATIENCE.toMillis());
            return new Answer(true, "a connection");
        } catch (IOException refused) {
            return no(refused);
        }
    }

    private static Answer no(Throwable why) {
        return new Answer(false, Optional.ofNullable(why.getMessage()).orElse("no connection"));
    }

    /** What it said, and whether that was a yes. */
    public record Answer(boolean well, String said) {}
}
