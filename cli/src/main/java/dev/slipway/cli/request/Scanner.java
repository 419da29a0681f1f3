package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A vulnerability scanner that is installed on this machine, run as a program with an argument list. */
final class Scanner {

    static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> KNOWN = List.of("trivy", "grype");

    private final Path program;

    private Scanner(Path program) {
        this.program = program;
    }

    /** The first one on the path of programs. */
    static Scanner on(Map<String, String> environment) {
        return KNOWN.stream()
                .flatMap(name -> find(name, environment.getOrDefault("PATH", "")).stream())
                .findFirst()
                .map(Scanner::new)
                .orElseThrow(() -> CannotGoOn.usage(
                        "neither trivy nor grype is on the PATH; install one, or hand in a report that was made"
                                + " elsewhere with --evidence vulnerabilities=FILE"));
    }

    private static Optional<Path> find(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void image(String image, Path report) {
        run(
                isTrivy()
                        ? List.of("image", "--quiet", "--format", "json", "--list-all-pkgs", image)
                        : List.of(image, "-q", "-o", "json"),
                report);
    }

    void folder(Path folder, Path report) {
        run(
                isTrivy()
                        ? List.of("fs", "--quiet", "--format", "json", "--list-all-pkgs", folder.toString())
                        : List.of("dir:" + folder, "-q", "-o", "json"),
                report);
    }

    private boolean isTrivy() {
        return program.endsWith("trivy");
    }

    private void run(List<String> arguments, Path report) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(report.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw CannotGoOn.usage(program + " did not end within " + PATIENCE.toMinutes() + " minutes");
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw CannotGoOn.usage(program + " " + String.join(" ", arguments) + " ended with status "
                        + process.exitValue() + "; what it says stands above");
            }
        } catch (IOException e) {
            throw CannotGoOn.usage(program + " cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CannotGoOn.usage("interrupted while " + program + " was at work");
        }
    }
}
