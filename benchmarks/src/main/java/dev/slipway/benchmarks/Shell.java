package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs what an administrator would write into a script; a line that fails ends the benchmark with what it said. */
final class Shell {

    private static final long LONGEST_MINUTES = 30;

    private final Path log;
    private final Map<String, String> environment;

    /** What the programs say goes into the log. */
    Shell(Path log, Map<String, String> environment) {
        this.log = log;
        this.environment = new TreeMap<>(environment);
    }

    /** Those of the programs that are not on the path. */
    static List<String> missing(String... programs) {
        var folders = String.valueOf(System.getenv("PATH")).split(":");
        return Stream.of(programs)
                .filter(program -> Stream.of(folders).noneMatch(folder -> Files.isExecutable(Path.of(folder, program))))
                .toList();
    }

    void run(String line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", "set -eo pipefail; " + line)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("`" + line + "` failed; it said: "
                        + Files.readString(log).strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
