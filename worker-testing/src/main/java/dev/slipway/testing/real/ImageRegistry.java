package dev.slipway.testing.real;

import dev.slipway.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** A registry of images of its own that knows one user and speaks plain HTTP. */
public final class ImageRegistry implements AutoCloseable {

    public static final String USER = "slipway";
    public static final String PASSWORD = "registry-password";

    private static final String KIND = "registry";
    private static final String KNOWN_USERS = USER + ":$2b$04$.wR6SAPEvL6CIAs3WGcZye6ly3CAJosti5hhkoAh9iVwg8d/gRYba";

    private final PartFolder folder;
    private final Program program;
    private final int port;

    private ImageRegistry(PartFolder folder, Program program, int port) {
        this.folder = folder;
        this.program = program;
        this.port = port;
    }

    public static ImageRegistry start() {
        return start("""
                auth:
                  htpasswd:
                    realm: slipway
                    path: %s
                """);
    }

    /** Who may come in is told in the registry's own words; `%s` stands for a file with {@link #USER}. */
    public static ImageRegistry start(String access) {
        PartFolder.abandoned(KIND).forEach(PartFolder::delete);
        var folder = PartFolder.create(KIND);
        int port = FreePort.any();
        try {
            var program = Program.start(
                    List.of("docker-registry", "serve", configuration(folder, port, access)),
                    "listening on",
                    "docker-registry");
            return new ImageRegistry(folder, program, port);
        } catch (RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    /** As images name it. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Lets it hang: it takes calls and answers none. */
    public void freeze() {
        program.signal("STOP");
    }

    public void thaw() {
        program.signal("CONT");
    }

    @Override
    public void close() {
        program.close();
        folder.delete();
    }

    private static String configuration(PartFolder folder, int port, String access) {
        try {
            var users = Files.writeString(folder.resolve("users"), KNOWN_USERS + "\n");
            return Files.writeString(
                            folder.resolve("config.yml"),
                            """
                            version: 0.1
                            storage:
                              filesystem:
                                rootdirectory: %s
                            http:
                              addr: 127.0.0.1:%d
                            """.formatted(folder.resolve("images"), port) + access.formatted(users))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
