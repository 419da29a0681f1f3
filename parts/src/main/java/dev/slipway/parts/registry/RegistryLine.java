package dev.slipway.parts.registry;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A line to registries of images; no answer may take longer, or be larger, than was said. */
public final class RegistryLine implements AutoCloseable {

    /** Registries refuse manifests beyond 4 MiB themselves. */
    private static final long LARGEST = 4L * 1024 * 1024;

    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final HttpClient client;
    private final Secrets secrets;
    private final Duration patience;

    public RegistryLine(Secrets secrets, Duration patience) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER) // credentials stay where they were sent
                .build();
        this.secrets = secrets;
        this.patience = patience;
    }

    /** The digest of what the registry has under this name; nothing if it has none. Throws `GiveUp` if a secret is missing. */
    public Optional<String> digestOf(ImageName image, Registry registry) throws Unreachable {
        var request = HttpRequest.newBuilder(manifest(image, registry)).header("Accept", MANIFESTS);
        var answer = send(registry, request.build());
        if (answer.statusCode() == 401) {
            var access = new RegistryAccess(registry, secrets, this);
            answer = send(
                    registry,
                    request.header("Authorization", access.answerTo(answer, image))
                            .build());
        }
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(Manifests.digest(image, registry, answer.body()));
            case 404 -> Optional.empty();
            default -> throw RegistryTrouble.refused(registry, image, answer.statusCode());
        };
    }

    HttpResponse<byte[]> send(Registry registry, HttpRequest request) throws Unreachable {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw RegistryTrouble.silent(registry, patience, silent);
        } catch (ExecutionException failed) {
            var cause = Optional.ofNullable(failed.getCause()).orElse(failed);
            if (cause instanceof IOException broken) {
                throw RegistryTrouble.of(registry, patience, broken);
            }
            throw new IllegalStateException("a request to " + request.uri() + " broke", cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RegistryTrouble.silent(registry, patience, interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    private static URI manifest(ImageName image, Registry registry) {
        var host = registry.host().equals(ImageName.DOCKER_HUB) ? "registry-1.docker.io" : registry.host();
        return URI.create((registry.plainHttp() ? "http://" : "https://") + host + "/v2/" + image.repository()
                + "/manifests/" + image.manifest());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
