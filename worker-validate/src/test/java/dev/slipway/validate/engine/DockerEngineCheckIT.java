package dev.slipway.validate.engine;

import static dev.slipway.validate.part.Verdicts.doesNotApply;
import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Candidates;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class DockerEngineCheckIT {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DockerEngineCheck check = new DockerEngineCheck(new Reach(new Secrets(Map.of()), PATIENCE));

    @Test
    void passes_engines_that_answer_and_are_new_enough(DockerEngine docker) throws InterruptedException {
        passes(look("engines: {main: {address: \"unix://%s\"}}", docker), "the Docker engine `main`", "with API 1.");
    }

    @Test
    void fails_one_that_is_too_old(DockerEngine docker) throws InterruptedException {
        fails(
                "engine-too-old",
                look("engines: {main: {address: \"unix://%s\", minimum-version: \"99.1\"}}", docker),
                "must be 99.1 or later");
    }

    @Test
    void fails_when_one_of_several_does_not_answer(DockerEngine docker) throws InterruptedException {
        fails(
                "engine-unreachable",
                look("""
                        engines:
                          main: {address: "unix://%s"}
                          second: {address: "unix:///nowhere/docker.sock"}
                        """, docker),
                "the Docker engine `second` at unix:///nowhere/docker.sock cannot be reached");
    }

    /** Two sockets at which somebody listens and nobody answers. */
    @Test
    void waits_for_silent_engines_at_the_same_time(@TempDir Path folder) throws Exception {
        try (var first = listening(folder.resolve("first.sock"));
                var second = listening(folder.resolve("second.sock"))) {
            var start = System.nanoTime();
            var found = check.look(Candidates.to("""
                            engines:
                              first: {address: "unix://%s"}
                              second: {address: "unix://%s"}
                            """.formatted(first.getLocalAddress(), second.getLocalAddress()))
                    .unopened());

            fails("engine-unreachable", found, "the Docker engine `first`", "the Docker engine `second`");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(2));
        }
    }

    private static ServerSocketChannel listening(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    @Test
    void fails_when_the_way_there_needs_a_secret_that_is_missing() throws InterruptedException {
        fails("secret-missing", check.look(Candidates.to("""
                        engines:
                          far:
                            address: tcp://127.0.0.1:2376
                            tls: {ca: "${env:NO_CA}", certificate: "${env:NO_CA}", key: "${env:NO_CA}"}
                        """).unopened()), "${env:NO_CA}");
    }

    @Test
    void does_not_apply_where_no_engine_is_named() throws InterruptedException {
        doesNotApply(check.look(Candidates.to("").unopened()), "names no Docker engine for shop/production");
    }

    private Finding look(String parts, DockerEngine docker) throws InterruptedException {
        return check.look(Candidates.to(parts.formatted(docker.socket())).unopened());
    }
}
