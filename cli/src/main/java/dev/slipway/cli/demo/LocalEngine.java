package dev.slipway.cli.demo;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** The Docker engine of this machine, as the demo uses it to prepare what Slipway then deploys. */
record LocalEngine(URI address, DockerClient client) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Finds out at once whether anybody answers there. */
    static LocalEngine at(URI address) {
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.toString())
                .withDockerTlsVerify(false)
                .build();
        var client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .connectionTimeout(PATIENCE)
                        .build());
        try {
            client.pingCmd().exec();
            return new LocalEngine(address, client);
        } catch (RuntimeException silent) {
            throw new CannotGoOn(
                    ExitCode.NO_CONNECTION,
                    "no Docker engine answers at " + address
                            + "; start it (`systemctl start docker`), name another with"
                            + " DOCKER_HOST, or run the demo with --runtime processes",
                    silent);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
