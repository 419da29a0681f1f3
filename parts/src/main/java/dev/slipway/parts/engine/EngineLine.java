package dev.slipway.parts.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.runtime.secrets.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A line to one Docker engine, on which no answer is awaited for longer than was said. */
public final class EngineLine implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Engine engine;
    private final DockerClient client;
    private final Duration patience;

    private EngineLine(Engine engine, DockerClient client, Duration patience) {
        this.engine = engine;
        this.client = client;
        this.patience = patience;
    }

    /** Throws `GiveUp` if a secret is missing; the engine itself is not asked for anything yet. */
    public static EngineLine open(Engine engine, Secrets secrets, Duration patience) throws Unreachable {
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost(engine.address().toString())
                .withDockerTlsVerify(false) // means: from a folder of certificates, which is not where ours are
                .build();
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .maxConnections(CONNECTIONS)
                .connectionTimeout(patience)
                .responseTimeout(patience);
        if (engine.address() instanceof EngineAddress.Remote remote) {
            var context = EngineTls.context(engine, remote.identity(), secrets);
            transport.sslConfig(() -> context);
        }
        return new EngineLine(engine, DockerClientImpl.getInstance(config, transport.build()), patience);
    }

    public Engine engine() {
        return engine;
    }

    /** Asks for something; what the engine itself refuses stays a {@link DockerException}. */
    public <T> T ask(Function<DockerClient, T> question) throws Unreachable {
        // The transport knows no timeout on a unix socket, but an interrupt closes it.
        var answer = threads.submit(() -> question.apply(client));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DockerException refused) {
                throw refused;
            }
            throw EngineTrouble.of(engine, patience, failed);
        } catch (TimeoutException silent) {
            throw EngineTrouble.silent(engine, patience, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineTrouble.silent(engine, patience, interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        try {
            threads.shutdownNow();
            client.close();
        } catch (IOException alreadyBroken) {
            // nobody needs it any more
        }
    }
}
