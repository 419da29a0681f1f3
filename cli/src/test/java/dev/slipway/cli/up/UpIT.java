package dev.slipway.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import dev.slipway.cli.connect.ConnectionFile;
import dev.slipway.cli.connect.DataFolder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Everything on one machine, from the first start to the last stop. */
class UpIT {

    @TempDir
    Path folder;

    /** Of this run alone: services of a target are found by its name on the whole host. */
    private final String environment = "it-" + UUID.randomUUID().toString().substring(0, 8);

    private final HttpClient http = HttpClient.newHttpClient();
    private TestShell shell;
    private DataFolder data;

    @BeforeEach
    void make_an_application() throws IOException {
        shell = new TestShell(folder);
        data = new DataFolder(folder.resolve(".slipway"));
        Files.createDirectories(data.path());
        HelloApplication.writeTo(folder.resolve("app"));
    }

    @AfterEach
    void stop_whatever_still_runs() throws InterruptedException {
        Deployed.in(data).stop();
        http.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void deploys_survives_a_restart_and_goes_down_with_all_it_started() throws Exception {
        try (var up = up("first")) {
            up.awaitSaid("Try next");
            assertTold(up.said());
            assertOwnersOnly(data.key());
            assertOwnersOnly(data.connection());
            assertSecondUpIsRefused();
            assertRegistryAnswers();

            assertThat(shell.run("targets", "add", "hello/" + environment).exitCode())
                    .isZero();
            assertAnUnknownTargetIsRejected();
            assertDeploys("1.0");
            assertThat(page()).isEqualTo("hello");

            up.askToStop();
            up.awaitExit();
            assertThat(up.said()).contains("go on serving");
            assertThat(page()).isEqualTo("hello");
            assertThat(shell.run("status").exitCode()).isEqualTo(7);
        }
        try (var again = up("second")) {
            again.awaitSaid("Try next");
            assertThat(shell.run("status").out())
                    .contains("hello/" + environment)
                    .contains("1.0 at http://");
            assertDeploysWhileNobodyWaits("1.1");
            assertRollsBack();
            assertShowsOnlyWhatIsRecent();

            var down = shell.run("down");
            assertThat(down.exitCode()).as(down.err()).isZero();
            assertThat(down.out()).contains("stopped web").contains("stopped the router");
            again.awaitExit();
        }
        assertThat(refusesConnections()).isTrue();
        assertThat(shell.run("down").out()).contains("Nothing ran.");
    }

    private SlipwayProcess up(String name) throws IOException {
        return SlipwayProcess.run(folder.resolve(name + ".out"), "up", "--data", data.toString(), "--port", "0");
    }

    private void assertTold(String said) {
        assertThat(said)
                .contains("broker", "registry", "store", data.key().toString(), "slipway request")
                .doesNotContain("WARN", "WARNING", "\tat ");
    }

    private static void assertOwnersOnly(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private void assertSecondUpIsRefused() {
        var said = shell.run("up");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("runs on " + data + " already").contains("slipway down");
    }

    private void assertRegistryAnswers() throws Exception {
        var registry = ConnectionFile.read(data.connection()).value("registry").orElseThrow();
        assertThat(get(URI.create(registry + "/subjects"))).contains("dev.slipway.events.DeployRequested");
    }

    private void assertAnUnknownTargetIsRejected() {
        var said = shell.run("request", "--dir", "app", "-e", "nowhere", "--version", "1.0", "--wait", "--json");
        assertThat(said.exitCode()).as(said.err()).isEqualTo(3);
        var outcome = new JsonMapper().readTree(said.out());
        assertThat(outcome.path("outcome").asString()).isEqualTo("Rejected");
        assertThat(outcome.at("/event/reasons/0/message").asString()).contains("hello/nowhere");
    }

    private void assertDeploys(String version) {
        var said = shell.run("request", "--dir", "app", "-e", environment, "--version", version, "--wait");
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out().lines().toList().getLast()).contains("SUCCEEDED");
    }

    private void assertDeploysWhileNobodyWaits(String version) throws Exception {
        try (var request = SlipwayProcess.run(
                folder.resolve("request.out"),
                "request",
                "--data",
                data.toString(),
                "--dir",
                folder.resolve("app").toString(),
                "-e",
                environment,
                "--version",
                version,
                "--wait")) {
            request.awaitSaid("Asked for " + version);
            request.askToStop();
            request.awaitExit();
            assertThat(request.said()).contains("the request goes on by itself");
            var id = request.said().lines().findFirst().orElseThrow().replaceFirst(".*: ", "");
            assertThat(request.said()).contains("slipway watch " + id);
            assertThat(shell.run("watch", id).exitCode()).isZero();
        }
    }

    private void assertShowsOnlyWhatIsRecent() {
        assertThat(shell.run("events", "--since", "1h").out()).contains("DeployRequested");
        assertThat(shell.run("events", "--since", "0s").out()).isEmpty();
    }

    private void assertRollsBack() {
        var said = shell.run("rollback", "hello/" + environment, "--wait");
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        var status = new JsonMapper()
                .readTree(shell.run("status", "hello/" + environment, "--json").out());
        assertThat(status.at("/0/serving/version").asString()).isEqualTo("1.0");
    }

    private URI entry() {
        var status = shell.run("targets", "list").out();
        return URI.create(status.substring(status.indexOf("http://")).strip());
    }

    private String page() throws Exception {
        return get(entry());
    }

    private boolean refusesConnections() throws Exception {
        try {
            page();
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }

    private String get(URI uri) throws Exception {
        var request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
