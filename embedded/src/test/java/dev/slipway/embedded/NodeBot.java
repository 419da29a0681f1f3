package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The example bot, installed in a folder of its own as a user would do it. */
record NodeBot(Path folder) {

    private static final Path EXAMPLE = Path.of("..", "examples", "outcome-bot");
    private static final long DEADLINE_SECONDS = 120;

    /** What a run of the bot left behind. */
    record Run(int exitCode, String output, String errors) {}

    static NodeBot install(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        var bot = new NodeBot(folder);
        var installed = bot.run(List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
        if (installed.exitCode() != 0) {
            throw new IllegalStateException("npm ci failed in " + folder + ": " + installed);
        }
        return bot;
    }

    Run run(String verb, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("node", "bot.mjs", verb));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws Exception {
        var output = Files.createTempFile(folder, "output", ".txt");
        var errors = Files.createTempFile(folder, "errors", ".txt");
        var process = started(command, output, errors);
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("%s did not end within %d s. It said: %s%s"
                        .formatted(command, DEADLINE_SECONDS, Files.readString(output), Files.readString(errors)));
            }
            return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    private Process started(List<String> command, Path output, Path errors) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The example bot needs Node 20 or newer with npm; install them (on Debian: apt-get install nodejs npm)",
                    e);
        }
    }
}
