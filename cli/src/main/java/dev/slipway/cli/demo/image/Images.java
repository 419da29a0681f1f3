package dev.slipway.cli.demo.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/** Makes images on an engine out of this machine's Java and PostgreSQL; what has been made once is used again. */
public final class Images {

    /** What runs in containers is nobody in particular. */
    private static final String NOBODY = "65532:65532";

    private static final Path SHELL = Path.of("/bin/sh");

    private final DockerClient engine;

    public Images(DockerClient engine) {
        this.engine = engine;
    }

    /** A Java runtime with these modules, and nothing else. */
    public String java(String name, String modules) {
        try (var layout = Layout.empty()) {
            link(modules, layout.at("/opt/java"));
            layout.with(Libraries.of(List.of(layout.at("/opt/java")), List.of()))
                    .dockerfile("""
                    FROM scratch
                    COPY root /
                    ENV PATH=/opt/java/bin
                    USER %s
                    """.formatted(NOBODY));
            return build(layout, name);
        }
    }

    /** One of those, with an application in it. */
    public String application(String name, String base, Path folder, List<String> files, List<String> command) {
        try (var layout = Layout.empty()) {
            for (var file : files) {
                Layout.copy(folder.resolve(file), layout.at("/app/" + file));
            }
            layout.dockerfile("""
                    FROM %s
                    COPY root/app /app
                    WORKDIR /app
                    CMD [%s]
                    """.formatted(
                    base,
                    String.join(
                            ", ", command.stream().map(word -> '"' + word + '"').toList())));
            return build(layout, name);
        }
    }

    /** A PostgreSQL server with its client programs, run by its own account. */
    public String postgres(String name, Path programs) {
        var home = programs.resolve("..").normalize();
        var share = Path.of("/usr/share/postgresql").resolve(home.getFileName());
        try (var layout = Layout.empty()) {
            layout.with(home).with(SHELL).with(Libraries.of(List.of(home), List.of(SHELL)));
            for (var data : List.of(share, Path.of("/usr/share/zoneinfo"))) {
                if (Files.isDirectory(data)) {
                    layout.with(data);
                }
            }
            layout.with("/etc/passwd", "postgres:x:65532:65532::/data:/bin/sh\n")
                    .with("/etc/group", "postgres:x:65532:\n")
                    .with("/data/hba", "host all all all scram-sha-256\n")
                    .with("/start", START)
                    .dockerfile("""
                            FROM scratch
                            COPY --chown=%s root /
                            ENV PATH=%s:/bin
                            USER %s
                            CMD ["/bin/sh", "/start"]
                            """.formatted(NOBODY, programs, NOBODY));
            return build(layout, name);
        }
    }

    /** The password is laid into the container before it starts, and is never in what the engine shows. */
    private static final String START = """
            set -e
            [ -s /data/db/PG_VERSION ] || initdb -D /data/db -U postgres -A scram-sha-256 \
              --pwfile=/data/password --encoding=UTF8 --no-locale >/dev/null
            exec postgres -D /data/db -k /tmp -c listen_addresses='*' -c hba_file=/data/hba
            """;

    private static void link(String modules, Path to) {
        var jlink = ToolProvider.findFirst("jlink").orElseThrow(() -> cannot("this Java has no jlink; use a JDK"));
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var code = jlink.run(
                out,
                out,
                "--add-modules",
                modules,
                "--output",
                to.toString(),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages");
        if (code != 0) {
            throw cannot("jlink says: " + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private String build(Layout layout, String name) {
        return engine.buildImageCmd(layout.folder().toFile())
                .withTags(Set.of(name))
                .withNetworkMode("none")
                .exec(new BuildImageResultCallback())
                .awaitImageId();
    }

    private static CannotGoOn cannot(String why) {
        return new CannotGoOn(ExitCode.UNEXPECTED, "the images of the demo cannot be made: " + why);
    }
}
