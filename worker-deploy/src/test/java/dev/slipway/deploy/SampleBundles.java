package dev.slipway.deploy;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Bundles of the sample service, packed like real ones and kept in a folder. */
public final class SampleBundles implements BundleStore {

    private final Path folder;

    SampleBundles(Path folder) {
        this.folder = folder;
    }

    /** What goes into a bundle besides the sample itself may be put here before. */
    Path application(String version) {
        return folder.resolve("application-" + version);
    }

    Release release(String version, Behaviour behaviour) throws IOException {
        return release(version, behaviour, 1, "strategy: blue-green");
    }

    /** {@code strategy} is what `rollout` says besides the times. */
    Release release(String version, Behaviour behaviour, int replicas, String strategy) throws IOException {
        var application = application(version);
        Files.createDirectories(application);
        Files.writeString(application.resolve("slipway.yaml"), """
                application: shop
                services:
                  backend:
                    command: [%s, -XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -cp, ., %s, %s, "%s"]
                    port-variable: PORT
                    health: /health
                    route: /
                    ready-within: 20s
                    stop-grace: 5s
                    replicas: %d
                rollout: {rollback-window: 1m, drain: 2s, %s}
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        SampleService.class.getName(),
                        behaviour,
                        version,
                        replicas,
                        strategy));
        copyProgram(application);
        return packed(version);
    }

    /** What was put into the application of this version. */
    Release packed(String version) throws IOException {
        var application = application(version);
        var bundle = new BundleWriter().write(application, folder.resolve(version + ".bundle"));
        put(bundle.digest(), bundle.file());
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(ClaimCheck.newBuilder()
                        .setSha256(bundle.digest().hex())
                        .setBytes(bundle.bytes())
                        .build())
                .build();
    }

    /** The classes of the sample service, for a process that has no other class path. */
    public static void copyProgram(Path to) throws IOException {
        for (var name : new String[] {"SampleService", "Behaviour", "SampleService$1"}) {
            String file = "dev/slipway/deploy/" + name + ".class";
            try (var compiled = SampleService.class.getClassLoader().getResourceAsStream(file)) {
                if (compiled != null) {
                    Files.createDirectories(
                            Objects.requireNonNull(to.resolve(file).getParent()));
                    Files.write(to.resolve(file), compiled.readAllBytes());
                }
            }
        }
    }

    @Override
    public void put(BundleDigest digest, Path file) {
        try {
            Files.copy(file, folder.resolve(digest.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(BundleDigest digest) {
        try {
            return Files.newInputStream(folder.resolve(digest.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
