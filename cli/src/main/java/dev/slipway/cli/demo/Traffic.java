package dev.slipway.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Users of the shop who never stop: every answer is counted, and so is every answer that is none. */
final class Traffic implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final Duration EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String VERSION = "/api/version";
    private static final List<String> PATHS = List.of("/", "/api/products", VERSION);

    private final URI entry;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> lastAnswerBy = new ConcurrentHashMap<>();

    private Traffic(URI entry, InstantSource clock) {
        this.entry = entry;
        this.clock = clock;
    }

    /** How many requests were answered, and what happened to each that was not. */
    record Count(long answered, List<String> failures) {}

    static Traffic on(URI entry, InstantSource clock) {
        var traffic = new Traffic(entry, clock);
        for (int client = 0; client < CLIENTS; client++) {
            var next = new AtomicLong(client);
            var _ = traffic.clients.scheduleAtFixedRate(
                    () -> traffic.call(PATHS.get((int) (next.getAndIncrement() % PATHS.size()))),
                    client,
                    EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return traffic;
    }

    Count count() {
        return new Count(answered.get(), List.copyOf(failures));
    }

    /** When a release answered for the last time, as its users saw it. */
    Optional<Instant> lastAnswerBy(String version) {
        return Optional.ofNullable(lastAnswerBy.get(version));
    }

    private void call(String path) {
        var request =
                HttpRequest.newBuilder(entry.resolve(path)).timeout(PATIENCE).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                answered.incrementAndGet();
                noteVersion(path, answer.body());
            } else {
                failures.add(path + " answered " + answer.statusCode());
            }
        } catch (IOException e) {
            failures.add(path + ": " + e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void noteVersion(String path, String body) {
        if (path.equals(VERSION)) {
            lastAnswerBy.put(body.replaceAll("[^0-9.]", ""), clock.instant());
        }
    }

    /** Lets every request that is under way be answered and counted. */
    @Override
    public void close() {
        clients.close();
        http.close();
    }
}
