package dev.slipway.cli.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the git program about a directory; nothing of what it prints is ever run. */
final class Git {

    private static final int PATIENCE_SECONDS = 20;

    private final Path directory;

    private Git(Path directory) {
        this.directory = directory;
    }

    static GitState stateOf(Path directory) {
        var git = new Git(directory);
        try {
            var commit = git.ask("rev-parse", "HEAD");
            if (commit.isEmpty()) {
                return new GitState.None(directory + " is not in a Git checkout with a commit");
            }
            var changed = git.ask("status", "--porcelain", "--", ".");
            var tag = git.ask("describe", "--tags", "--exact-match", "HEAD");
            return new GitState.Checkout(
                    commit.get(), tag, changed.filter(lines -> !lines.isEmpty()).isPresent());
        } catch (IOException e) {
            return new GitState.None("git cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new GitState.None("interrupted");
        }
    }

    /** What it printed; nothing when it refused. */
    private Optional<String> ask(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end within " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    }
}
