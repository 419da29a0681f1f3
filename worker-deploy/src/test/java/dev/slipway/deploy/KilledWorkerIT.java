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
        Files.createDirectories(folder.resolve("store"));
        int port = FreePort.any();
        var worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SurvivingWorker.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = worker.inputReader()) {
            assertThat(said.readLine()).isEqualTo("deployed 1.0");
        } finally {
            worker.destroyForcibly();
        }
        assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(get("http://127.0.0.1:" + port + "/")).isEqualTo("1.0");
        try (var host = ProcessHost.in(WorkFolder.below(folder).instances())) {
            assertThat(host.instances().running(Target.parse(DeployBench.TARGET)))
                    .hasSize(1);
        }
    }

    private static String get(String address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
