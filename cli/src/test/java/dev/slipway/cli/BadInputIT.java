package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.connect.ConnectionFile;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one clear message, a code of its own, and nothing half-done left behind. */
class BadInputIT {

    private static final String SLIPWAY_YAML = """
            application: shop
            services:
              web:
                command: [java, Web.java]
                port-variable: PORT
                health: /health
                route: /
            """;

    @TempDir
    Path folder;

    @Test
    void an_application_without_slipway_yaml() throws IOException {
        assertRefused(
                shell().run("request", "-e", "production", "--version", "1", "--dir", "app"),
                2,
                "slipway.yaml",
                "put one beside the application");
        assertNothingLeft();
    }

    @Test
    void malformed_yaml() throws IOException {
        application("application: [shop");

        assertRefused(shell().run("request", "-e", "production", "--dir", "app"), 2, "slipway.yaml:1");
    }

    @Test
    void an_unknown_key_with_what_was_probably_meant() throws IOException {
        application(SLIPWAY_YAML.replace("health:", "heath:"));

        assertRefused(shell().run("request", "-e", "production", "--dir", "app"), 2, "heath", "health");
    }

    @Test
    void an_environment_that_is_no_name() throws IOException {
        application(SLIPWAY_YAML);

        assertRefused(shell().run("request", "-e", "Production!", "--dir", "app"), 2, "`Production!` is not a name");
    }

    @Test
    void an_application_outside_of_git_without_a_version() throws IOException {
        application(SLIPWAY_YAML);

        assertRefused(shell().run("request", "-e", "production", "--dir", "app"), 2, "--version");
    }

    @Test
    void no_broker_known() throws IOException {
        application(SLIPWAY_YAML);

        assertRefused(
                shell().run("request", "-e", "production", "--dir", "app", "--version", "1"),
                7,
                "connection.properties",
                "slipway up");
        assertNothingLeft();
    }

    @Test
    void no_broker_at_the_address() throws IOException {
        int port = freePort();

        assertRefused(
                shell().run("status", "--bootstrap-server", "127.0.0.1:" + port),
                7,
                "no broker answers at 127.0.0.1:" + port,
                "slipway up");
        assertRefused(shell().run("topics", "check", "--bootstrap-server", "127.0.0.1:" + port), 7, "no broker");
        assertRefused(shell().run("watch", "x", "--bootstrap-server", "127.0.0.1:" + port), 7, "no broker");
    }

    @Test
    void an_address_that_is_none() {
        assertRefused(shell().run("status", "--bootstrap-server", "localhost"), 2, "host:port");
    }

    @Test
    void a_key_that_is_not_there() throws IOException {
        var said =
                shell().run("rollback", "shop/production", "--bootstrap-server", "127.0.0.1:1", "--key", "missing.pem");

        assertRefused(said, 2, "missing.pem", "slipway keys create");
    }

    @Test
    void a_store_that_is_not_there_before_anything_is_asked_for() throws IOException {
        application(SLIPWAY_YAML);
        KeyFile.write(SigningKey.generate(), folder.resolve("key.pem"));
        try (var broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var values = new TreeMap<>(Map.of(
                    "bootstrap-server",
                    "127.0.0.1:" + broker.getLocalPort(),
                    "store",
                    "http://127.0.0.1:" + freePort() + "/slipway",
                    "store-access-key",
                    "a",
                    "store-secret-key",
                    "b"));
            new ConnectionFile(values).write(folder.resolve(".slipway/connection.properties"));

            assertRefused(
                    shell().run("request", "-e", "production", "--dir", "app", "--version", "1", "--key", "key.pem"),
                    7,
                    "no store answers");
        }
    }

    @Test
    void a_secret_in_the_application_directory() throws IOException {
        application(SLIPWAY_YAML);
        Files.writeString(
                folder.resolve("app/config.txt"), "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzK4b2Q9d7A\n");
        KeyFile.write(SigningKey.generate(), folder.resolve("key.pem"));
        try (var broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = Map.of(
                    "HOME", folder.toString(),
                    "SLIPWAY_BOOTSTRAP_SERVER", "127.0.0.1:" + broker.getLocalPort(),
                    "SLIPWAY_STORE", "http://127.0.0.1:1/slipway",
                    "SLIPWAY_STORE_ACCESS_KEY", "a",
                    "SLIPWAY_STORE_SECRET_KEY", "b",
                    "SLIPWAY_KEY", "key.pem");
            var said = new TestShell(folder, environment)
                    .run("request", "-e", "production", "--dir", "app", "--version", "1");

            assertRefused(said, 2, "config.txt");
            assertThat(said.err()).doesNotContain("wJalrXUtnFEMI");
        }
    }

    @Test
    void a_port_that_is_taken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var said = shell().run("up", "--data", "data", "--port", String.valueOf(other.getLocalPort()));

            assertRefused(said, 1, "127.0.0.1:" + other.getLocalPort(), "choose another port");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void a_port_that_is_none() {
        assertRefused(shell().run("up", "--data", "data", "--port", "70000"), 2, "70000");
    }

    @Test
    void a_data_folder_that_is_not_there() {
        assertRefused(shell().run("down", "--data", "nowhere"), 2, "nowhere");
    }

    @Test
    void a_command_that_is_misspelt_or_incomplete() {
        assertRefused(shell().run("statsu"), 2, "statsu", "slipway status");
        assertRefused(shell().run("request"), 2, "--environment", "slipway request --help");
        assertRefused(shell().run("targets"), 2, "slipway targets add");
        assertRefused(shell().run("rollback", "shop"), 2, "application/environment");
    }

    private TestShell shell() {
        return new TestShell(folder);
    }

    private void application(String slipwayYaml) throws IOException {
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/slipway.yaml"), slipwayYaml);
        Files.writeString(folder.resolve("app/Web.java"), "class Web {}\n");
    }

    private static void assertRefused(TestShell.Said said, int exitCode, String... words) {
        assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
        assertThat(said.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(said.out()).isEmpty();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.endsWith("app"))).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
