package dev.slipway.verify.http;

import dev.slipway.verify.Caller;
import dev.slipway.verify.Seen;
import dev.slipway.verify.Visit;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls over plain HTTP/1.1, past every proxy of the environment, and stays on the address it was given. */
public final class HttpCaller implements Caller, AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final int longestBody;

    public HttpCaller(int longestBody) {
        this.longestBody = longestBody;
    }

    @Override
    public Seen call(Visit visit) {
        var begun = System.nanoTime();
        try {
            return answered(client.sendAsync(request(visit), body()), visit, begun);
        } catch (IllegalArgumentException e) {
            return new Seen.Silence("the call cannot be made: " + e.getMessage(), since(begun));
        }
    }

    private static Seen answered(CompletableFuture<HttpResponse<Seen.Body>> pending, Visit visit, long begun) {
        try {
            var response = pending.get(visit.deadline().toMillis(), TimeUnit.MILLISECONDS);
            return new Seen.Answer(response.statusCode(), Location.of(response), response.body(), since(begun));
        } catch (TimeoutException e) {
            return new Seen.Silence(
                    "nothing complete within " + visit.deadline().toMillis() + " ms", since(begun));
        } catch (ExecutionException e) {
            return new Seen.Silence(Trouble.inWords(e), since(begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen.Silence("the verification was stopped", since(begun));
        } finally {
            pending.cancel(true);
        }
    }

    private static HttpRequest request(Visit visit) {
        var call = visit.test().call();
        var request = HttpRequest.newBuilder(visit.address())
                .setHeader("User-Agent", "slipway-verify")
                .method(call.method(), BodyPublishers.noBody());
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private BodyHandler<Seen.Body> body() {
        return response -> new BoundedBody(longestBody, WrittenIn.charset(response.headers()));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
