package dev.slipway.deploy.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.ProcessTable;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyFromJarIT {

    @TempDir
    Path folder;

    @Test
    void a_worker_that_runs_from_one_executable_jar_starts_its_proxy_from_that_jar() throws Exception {
        var launch = new ProxyLaunch(
                Path.of(System.getProperty("java.home")), executableJar().toString());
        try (var http = HttpClient.newHttpClient()) {
            var start = new ProxyStart(
                    ProxyRouterIT.freeAddress(), new ProxyFolder(folder), launch, ProcessTable.ofThisHost(), http);
            try {
                assertThat(start.findOrStart().table()).isEqualTo(RoutingTable.empty());
            } finally {
                start.stop();
            }
        }
    }

    private static Path executableJar() throws Exception {
        try (var built = Files.newDirectoryStream(Path.of("target"), "worker-deploy-*-app.jar")) {
            return built.iterator().next();
        }
    }
}
