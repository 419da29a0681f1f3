package dev.slipway.testing.real;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The smallest image that something can be run in, made of one static program of this machine. */
record BusyboxImage(Path folder) {

    private static final List<Path> BUSYBOX = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));

    String build(DockerClient engine, String name) {
        return engine.buildImageCmd(context().toFile())
                .withTags(Set.of(name))
                .withNetworkMode("none")
                .exec(new BuildImageResultCallback())
                .awaitImageId();
    }

    private Path context() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
                Files.copy(program(), folder.resolve("busybox"));
                Files.writeString(folder.resolve("Dockerfile"), """
                        FROM scratch
                        COPY busybox /bin/busybox
                        RUN ["/bin/busybox", "--install", "-s", "/bin"]
                        CMD ["/bin/sh"]
                        """);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        return BUSYBOX.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no busybox; `apt-get install -y --no-install-recommends busybox-static` brings it"));
    }
}
