package dev.slipway.notify.webhook;

import dev.slipway.notify.Channel;
import dev.slipway.notify.Message;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts messages to one address. The address is a secret: neither it nor an exception that knows it leaves this class. */
public final class Webhook implements Channel {

    private final String name;
    private final URI address;
    private final HttpClient client;
    private final Duration within;

    Webhook(String name, URI address, HttpClient client, Duration within) {
        this.name = name;
        this.address = address;
        this.client = client;
        this.within = within;
    }

    @Override
    public void tell(Message message, String key) {
        var status = post(message, key);
        switch (Reply.of(status)) {
            case TAKEN -> {
                return;
            }
            case NOT_NOW ->
                throw new TryAgain("webhook `" + name + "` answered " + status + ", so it cannot take messages now");
            case NEVER -> throw refused(status);
        }
    }

    private GiveUp refused(int status) {
        var advice = status / 100 == 3
                ? "it has moved, so give its new address in targets.yaml"
                : "check its address in targets.yaml and what the other side expects";
        return new GiveUp(
                "webhook-refused",
                "webhook `" + name + "` answered " + status + ", which no repetition changes; " + advice,
                "notification-failed");
    }

    private int post(Message message, String key) {
        try {
            return status(client.send(request(message, key), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new TryAgain("webhook `" + name + "` could not be reached: " + Trouble.inWords(e, within));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryAgain("webhook `" + name + "` was being told when the worker was stopped");
        }
    }

    private HttpRequest request(Message message, String key) {
        return HttpRequest.newBuilder(address)
                .timeout(within)
                .header("Content-Type", "application/json")
                .header("User-Agent", "slipway-notify")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(Payload.of(message)))
                .build();
    }

    /** Only the status counts; what else the other side says is not read, however much it is. */
    private static int status(HttpResponse<InputStream> response) throws IOException {
        try (var unread = response.body()) {
            return response.statusCode();
        }
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
