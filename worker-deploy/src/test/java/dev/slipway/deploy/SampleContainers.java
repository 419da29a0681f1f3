package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.events.Release;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Setting;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.operations.AllowedPowers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Releases whose `backend` is a container, written as people write them. */
public final class SampleContainers {

    public static final String SECRET_REFERENCE = "${env:APP_PASSWORD}";

    private final Path folder;
    private final String secret;
    private Map<String, String> digests = Map.of();
    private AllowedPowers powers = AllowedPowers.NONE;
    private String slipway = """
            application: shop
            services:
              backend:
                health: /health
                environment: {PASSWORD: "%s"}
            """.formatted(SECRET_REFERENCE);

    public SampleContainers(Path folder, String secret) {
        this.folder = folder;
        this.secret = secret;
    }

    public SampleContainers allowing(String... names) {
        powers = new AllowedPowers(Map.of("backend", Set.of(names)));
        return this;
    }

    public SampleContainers pinnedTo(String digest) {
        digests = Map.of("backend", digest);
        return this;
    }

    /** What slipway.yaml says instead of the least. */
    public SampleContainers said(String written) {
        slipway = written;
        return this;
    }

    public SampleContainers with(String file, String content) {
        write(file, content);
        return this;
    }

    /** What is run for the service `backend` of this Compose file. */
    public Workload.Container backend(String compose) {
        return container("backend", compose);
    }

    public Workload.Container container(String service, String compose) {
        write("compose.yaml", compose);
        var application = ApplicationFile.parse(slipway.getBytes(UTF_8));
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(FakeBundles.release("1.0").getBundle())
                .setImageDigests(digests)
                .build();
        return (Workload.Container) new Containers(this::resolved, powers)
                .of(
                        Target.of("shop", "production"),
                        release,
                        new OpenedRelease(folder, application),
                        application.service(new Slug(service)).orElseThrow());
    }

    private Map<String, String> resolved(Target target, Map<String, Setting> settings) {
        var values = new HashMap<String, String>();
        settings.forEach((name, setting) -> values.put(name, setting.written().replace(SECRET_REFERENCE, secret)));
        return values;
    }

    private void write(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
