package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in front of everything, on machines that are not ready for it. */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("..", "slipway");

    @TempDir
    Path machine;

    private Path checkout;

    @BeforeEach
    void copy_the_launcher() throws IOException {
        checkout = Files.createDirectories(machine.resolve("check out"));
        Files.copy(LAUNCHER, checkout.resolve("slipway"));
        Files.createDirectories(machine.resolve("jvms"));
        Files.createDirectories(machine.resolve("home"));
    }

    @Test
    void says_which_java_there_is_and_how_to_get_the_one_that_is_needed() throws Exception {
        jdk("jdk-17", "17.0.12");
        jdk("jdk-8", "1.8.0_422");

        var said = launch("status");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.output())
                .contains("a JDK of version 25 or later is needed", "jdk-17 is version 17", "jdk-8 is version 8")
                .contains("apt-get install openjdk-25-jdk-headless", "JAVA_HOME");
    }

    @Test
    void says_that_maven_is_missing_for_the_first_build() throws Exception {
        jdk("jdk-25", "25.0.1");
        Files.createDirectories(checkout.resolve("cli/src"));

        var said = launch("status");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.output()).contains("has not been built yet", "there is no mvn", "apt-get install maven");
    }

    @Test
    void runs_the_command_on_the_java_that_fits_and_puts_it_in_front() throws Exception {
        jdk("jdk-17", "17.0.12");
        jdk("jdk-25", "25.0.1");
        built();

        var said = launch("status", "a target/with spaces");

        assertThat(said.exitCode()).isZero();
        assertThat(said.output())
                .contains("jdk-25 runs")
                .contains("[dev.slipway.cli.Slipway][status][a target/with spaces]")
                .contains("java on the path: " + machine.resolve("jvms/jdk-25/bin/java"));
    }

    @Test
    void prefers_the_java_that_java_home_names() throws Exception {
        jdk("jdk-25", "25.0.1");
        var own = jdk("../own", "26");
        built();

        var said = run(Map.of("JAVA_HOME", own.toString()), "status");

        assertThat(said.output()).contains("own runs");
    }

    /** What the launcher did. */
    private record Said(int exitCode, String output) {}

    private Said launch(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Said run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", checkout.resolve("slipway").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("HOME", machine.resolve("home").toString());
        builder.environment().put("SLIPWAY_JVMS", machine.resolve("jvms").toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), output);
    }

    /** A path with the tools that every system has, and neither java nor mvn. */
    private Path tools() throws IOException {
        var bin = machine.resolve("bin");
        if (!Files.exists(bin)) {
            Files.createDirectories(bin);
            for (var tool :
                    List.of("sh", "dirname", "readlink", "sed", "find", "head", "mkdir", "mktemp", "cat", "rm")) {
                program(bin.resolve(tool), "#!/bin/sh\nexec " + whereIs(tool) + " \"$@\"\n");
            }
        }
        return bin;
    }

    private static Path whereIs(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this system has no " + tool));
    }

    /** A folder that looks like a JDK; its java only says how it was called. */
    private Path jdk(String name, String version) throws IOException {
        var folder = machine.resolve("jvms").resolve(name).normalize();
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        var java = """
                #!/bin/sh
                echo "%s runs"
                for argument in "$@"; do printf '[%%s]' "$argument"; done
                echo
                echo "java on the path: $(command -v java)"
                """.formatted(folder.getFileName());
        for (var program : List.of("java", "javac")) {
            program(folder.resolve("bin").resolve(program), java);
        }
        return folder;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void built() throws IOException {
        Files.createDirectories(checkout.resolve("cli/target/lib"));
        Files.createFile(checkout.resolve("cli/target/cli-1.jar"));
        Files.createFile(checkout.resolve("cli/target/lib/other.jar"));
    }
}
