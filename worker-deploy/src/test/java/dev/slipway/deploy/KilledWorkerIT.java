package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.release.Target;
import dev.slipway.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWorkerIT {

    @TempDir
    Path folder;

    @AfterEach
    void end_everything() throws Exception {
        WorkFolder.below(folder).endEverything();
    }

    @Test
    void users_do_not_notice_that_the_worker_was_killed() throws Exception {
        int port = killed();

        assertThat(get("http://127.0.0.1:" + port + "/")).isEqualTo("1.0");
        assertThat(running()).containsExactly("1.0", "1.0");
    }

    @Test
    void users_do_not_notice_that_the_worker_was_killed_in_the_middle_of_a_canary() throws Exception {
        int port = killed("strategy: canary, canary: {steps: [{weight: 50, pause: 10m}]}");

        assertThat(answers(port)).containsOnly("1.0", "1.1");
        assertThat(running()).containsExactlyInAnyOrder("1.0", "1.0", "1.1", "1.1");
    }

    @Test
    void users_do_not_notice_that_the_worker_was_killed_in_the_middle_of_a_rolling_release() throws Exception {
        int port = killed("strategy: rolling");

        assertThat(answers(port)).containsOnly("1.0", "1.1");
        assertThat(running()).containsExactlyInAnyOrder("1.0", "1.1");
    }

    private int killed(String... strategy) throws Exception {
        Files.createDirectories(folder.resolve("store"));
        int port = FreePort.any();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SurvivingWorker.class.getName(),
                folder.toString(),
                Integer.toString(port)));
        command.addAll(List.of(strategy));
        var worker = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = worker.inputReader()) {
            assertThat(said.readLine()).isEqualTo("deployed 1.0");
        } finally {
            worker.destroyForcibly();
        }
        assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return port;
    }

    private List<String> running() {
        try (var host = ProcessHost.in(WorkFolder.below(folder).instances())) {
            return host.instances().running(Target.parse(DeployBench.TARGET)).stream()
                    .map(one -> one.label().release())
                    .toList();
        }
    }

    private static List<String> answers(int port) throws Exception {
        var answers = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            answers.add(get("http://127.0.0.1:" + port + "/"));
        }
        return answers;
    }

    private static String get(String address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
