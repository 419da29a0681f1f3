package dev.slipway.benchmarks.traffic;

import dev.slipway.benchmarks.traffic.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lays out the application directory of one release after the other. */
final class Releases {

    private final Path folder;
    private final Packing packing;
    private int last;

    Releases(Path folder, Packing packing) {
        this.folder = folder;
        this.packing = packing;
    }

    /** One release: its version, whether it is a good one, and its directory. */
    record Laid(String version, String kind, Path directory) {}

    Laid good(Strategy strategy) {
        return lay("good", strategy);
    }

    /** Well as long as it is asked straight, broken behind a router: only the verification after the switch can tell. */
    Laid bad(Strategy strategy) {
        return lay("bad", strategy);
    }

    private Laid lay(String kind, Strategy strategy) {
        var version = "1." + ++last;
        var directory = folder.resolve(version);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("VERSION"), version + "\n");
            Files.writeString(directory.resolve("slipway.yaml"), slipwayYaml(kind, strategy));
            copyClasses(directory.resolve("classes"));
            var release = new Laid(version, kind, directory);
            packing.pack(release);
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException("the release " + version + " cannot be laid into " + directory, e);
        }
    }

    /** Started the same way in a container and out of one. */
    static List<String> command(String kind) {
        return List.of(
                "java",
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                "classes",
                Site.class.getName(),
                "VERSION",
                kind);
    }

    private static String slipwayYaml(String kind, Strategy strategy) {
        return """
                application: site
                services:
                  site:
                    command: [%s]
                    port-variable: PORT
                    health: /health
                    route: /
                    stop-grace: 5s
                    replicas: %d
                smoke-tests:
                  - name: it is well behind the router
                    service: site
                    path: /routed
                    within: 2s
                rollout:
                  rollback-window: 5m
                  drain: 10s
                %s
                """.formatted(
                        String.join(", ", command(kind)),
                        strategy.replicas(),
                        strategy.rollout().indent(2));
    }

    private static void copyClasses(Path to) throws IOException {
        var name = Site.class.getSimpleName() + ".class";
        var here = Path.of(Objects.requireNonNull(Site.class.getResource(name), "the site is not packed")
                        .getPath())
                .resolveSibling("");
        var there = to.resolve(Site.class.getPackageName().replace('.', '/'));
        Files.createDirectories(there);
        try (Stream<Path> classes = Files.list(here)) {
            for (var file : classes.toList()) {
                Files.copy(file, there.resolve(file.getFileName().toString()));
            }
        }
    }
}
