package dev.slipway.deploy.process;

import dev.slipway.deploy.Backend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks an instance on its declared path whether it can serve. */
final class HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http;

    HealthCheck(HttpClient http) {
        this.http = http;
    }

    Answer ask(Backend backend, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + backend + path))
                .timeout(PATIENCE)
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new Answer(status >= 200 && status < 300, "status " + status);
        } catch (IOException e) {
            return new Answer(false, e.getMessage() == null ? "no connection" : e.getMessage());
        }
    }

    /** What it said, and whether that was a yes. */
    record Answer(boolean well, String said) {}
}
