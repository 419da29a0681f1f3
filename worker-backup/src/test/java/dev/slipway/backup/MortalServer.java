package dev.slipway.backup;

import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A real server that a test stops in the middle of things and starts again, with all that it had. */
final class MortalServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScratchPostgres server = ScratchPostgres.start(
            PostgresBinaries.find(System.getenv(), OptionalInt.empty()),
            Map.of("synchronous_commit", "on", "full_page_writes", "on"));
    private final ScratchDatabase database = server.newDatabase();
    private List<String> command = List.of();

    ScratchDatabase database() {
        return database;
    }

    /** As the operator's restart does it: whoever is connected is sent away. */
    void stop() {
        try {
            var postmaster = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(data().resolve("postmaster.pid")).getFirst()))
                    .orElseThrow();
            command = Arrays.stream(
                            Files.readString(Path.of("/proc/" + postmaster.pid() + "/cmdline"), StandardCharsets.UTF_8)
                                    .split("\0"))
                    .toList();
            run(List.of("kill", "-INT", String.valueOf(postmaster.pid())));
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void startAgain() {
        try {
            var owner = Files.readAttributes(data(), PosixFileAttributes.class);
            var whole = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                whole.addAll(List.of(
                        "setpriv",
                        "--reuid=" + owner.owner().getName(),
                        "--regid=" + owner.group().getName(),
                        "--init-groups",
                        "--"));
            }
            whole.addAll(command);
            var process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!answers() && !process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the server does not come back");
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try (var connection = outside().open()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The superuser, in a database that nobody closes. */
    Login outside() {
        var superuser = database.superuser();
        return new Login(superuser.host(), superuser.port(), "postgres", superuser.user(), superuser.password());
    }

    private Path data() {
        return server.folder().resolve("data");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
