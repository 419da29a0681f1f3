package dev.slipway.cli.demo.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class ImagesIT {

    private static final String GREETING = """
            public class Greeting {
                public static void main(String[] names) {
                    System.out.println("hello " + names[0] + " from Java " + Runtime.version().feature());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void an_application_runs_on_the_java_of_this_machine(DockerEngine engine) throws Exception {
        Files.writeString(folder.resolve("Greeting.java"), GREETING);
        var images = new Images(engine.client());
        images.java("slipway-test/java:1", "java.base,jdk.compiler");

        images.application(
                "slipway-test/greeting:1",
                "slipway-test/java:1",
                folder,
                List.of("Greeting.java"),
                List.of("java", "-XX:-UsePerfData", "Greeting.java", "shop"));

        assertThat(said(engine, "slipway-test/greeting:1"))
                .contains("hello shop from Java " + Runtime.version().feature());
    }

    @Test
    void a_database_server_is_made_of_the_programs_of_this_machine(DockerEngine engine) throws Exception {
        var programs = PostgresBinaries.find(System.getenv(), OptionalInt.empty());

        new Images(engine.client()).postgres("slipway-test/postgres:1", programs.folder());

        assertThat(said(
                        engine,
                        "slipway-test/postgres:1",
                        "/bin/sh",
                        "-c",
                        "echo secret > /data/password; initdb -D /data/db -U postgres --pwfile=/data/password"
                                + " && echo \"select 'it answers';\" | postgres --single -D /data/db postgres"))
                .contains("it answers");
    }

    private static String said(DockerEngine engine, String image, String... command) throws Exception {
        var docker = engine.client();
        var create = docker.createContainerCmd(image)
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"));
        var id = (command.length == 0 ? create : create.withCmd(command)).exec().getId();
        docker.startContainerCmd(id).exec();
        docker.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode(60, TimeUnit.SECONDS);
        var said = new StringBuilder();
        docker.logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        said.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                    }
                })
                .awaitCompletion(20, TimeUnit.SECONDS);
        docker.removeContainerCmd(id).withForce(true).exec();
        return said.toString();
    }
}
