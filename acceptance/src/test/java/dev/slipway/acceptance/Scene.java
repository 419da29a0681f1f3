package dev.slipway.acceptance;

import dev.slipway.events.wire.Events;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** A pipeline at work, and everything that a test has asked of it, so that the invariants can be checked in the end. */
final class Scene implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    final Yard yard;
    final Client client;
    final Outcomes outcomes;
    final Set<String> requests = new TreeSet<>();
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private Scene(Yard yard, Path folder) {
        this.yard = yard;
        this.folder = folder;
        client = yard.client();
        outcomes = new Outcomes(yard.broker.bootstrapServers());
    }

    static Scene open(Path folder, List<String> targets, Map<String, String> settings) throws IOException {
        return on(new Yard(folder, targets, settings).open(), folder);
    }

    static Scene on(Yard yard, Path folder) {
        return new Scene(yard, folder);
    }

    /** Asks for a release that works. */
    String deploy(String target, String version) {
        return deploy(target, version, Sample.good(folder, "web", version));
    }

    String deploy(String target, String version, Path application) {
        return asked(client.deploy(target, client.release(application, version)));
    }

    String asked(String request) {
        requests.add(request);
        return request;
    }

    SpecificRecord outcome(String request) {
        return outcomes.of(request, PATIENCE);
    }

    <E extends SpecificRecord> E sees(Class<E> event, String request) {
        return outcomes.first(event, request, PATIENCE);
    }

    /** The version that a user of the target gets. */
    String serving(String target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + yard.port(target) + "/version"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    Worker worker(String instance) {
        return Objects.requireNonNull(yard.workers.get(instance));
    }

    long count(Class<? extends SpecificRecord> event, String request) {
        return yard.log().entries().stream()
                .filter(entry -> event.isInstance(entry.event()))
                .filter(entry -> Events.envelopeOf(entry.event()).getRequestId().equals(request))
                .count();
    }

    void invariantsHold() {
        new Invariants(yard.log()).hold(requests);
    }

    @Override
    public void close() throws Exception {
        http.close();
        outcomes.close();
        yard.close();
    }
}
