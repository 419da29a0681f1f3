package dev.slipway.deploy.process;

import dev.slipway.deploy.Backend;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        var call = http.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Answer(status >= 200 && status < 300, "status " + status);
        } catch (ExecutionException e) {
            var why = e.getCause() == null ? e : e.getCause();
            return new Answer(false, why.getMessage() == null ? "no connection" : why.getMessage());
        } catch (TimeoutException endless) {
            return new Answer(false, "no complete answer within " + PATIENCE.toSeconds() + " s");
        } finally {
            call.cancel(true);
        }
    }

    /** What it said, and whether that was a yes. */
    record Answer(boolean well, String said) {}
}
