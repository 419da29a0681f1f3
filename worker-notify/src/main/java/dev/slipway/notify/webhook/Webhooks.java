package dev.slipway.notify.webhook;

import dev.slipway.runtime.GiveUp;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;

/** Opens webhooks by name and address; all of them share one client, which follows no redirect. */
public final class Webhooks implements AutoCloseable {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HttpClient client;
    private final Duration within;

    public Webhooks(Duration within) {
        this.within = within;
        this.client = HttpClient.newBuilder()
                .connectTimeout(within)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The address with every secret filled in; a wrong one is refused without being shown. */
    public Webhook open(String name, String address) {
        return new Webhook(name, parse(name, address), client, within);
    }

    private static URI parse(String name, String address) {
        try {
            var uri = URI.create(address.strip());
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw refused(name); // without its cause, which quotes the address
        }
        throw refused(name);
    }

    private static GiveUp refused(String name) {
        return new GiveUp(
                "webhook-address",
                "what targets.yaml gives as the address of webhook `" + name
                        + "` is not an http or https address once its secrets are filled in; correct it or the secret",
                "notification-failed");
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
