package dev.slipway.cli;

import dev.slipway.cli.tell.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Calls commands in a directory and an environment of its own, and keeps what they say. */
public final class TestShell {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Shell shell;

    public TestShell(Path directory, Map<String, String> environment) {
        var screen = new Screen(stream(out), stream(err), false, false);
        shell = new Shell(screen, environment, directory, InstantSource.system());
    }

    public TestShell(Path directory) {
        this(directory, Map.of("HOME", directory.toString()));
    }

    /** What one command did. */
    public record Said(int exitCode, String out, String err) {}

    public Said run(String... arguments) {
        out.reset();
        err.reset();
        int exitCode = Slipway.run(shell, arguments);
        return new Said(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
