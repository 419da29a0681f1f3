package dev.slipway.deploy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.parts.Engine;
import dev.slipway.runtime.TryAgain;
import dev.slipway.runtime.secrets.Secrets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls to one engine, none of which waits for long; after trouble the line is opened anew, perhaps with newer secrets. */
final class EngineCalls implements AutoCloseable {

    private final Engine engine;
    private final Secrets secrets;
    private final Duration patience;
    private @Nullable EngineLine line;

    EngineCalls(Engine engine, Secrets secrets, Duration patience) {
        this.engine = engine;
        this.secrets = secrets;
        this.patience = patience;
    }

    Engine engine() {
        return engine;
    }

    /** A line of its own, for a call that lasts so long by what it asks for. */
    EngineCalls withPatienceFor(Duration lasting) {
        return new EngineCalls(engine, secrets, patience.plus(lasting));
    }

    /** What the engine itself refuses stays a {@link DockerException}; trouble on the way is something to try again. */
    <T> T ask(Function<DockerClient, T> question) throws InterruptedException {
        try {
            return line().ask(question);
        } catch (Unreachable trouble) {
            close();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new TryAgain(trouble.what() + "; " + trouble.fix() + ".", trouble);
        }
    }

    void tell(Consumer<DockerClient> order) throws InterruptedException {
        ask(client -> {
            order.accept(client);
            return true;
        });
    }

    /** For what may be done or gone already. */
    void tellIfThere(Consumer<DockerClient> order) throws InterruptedException {
        try {
            tell(order);
        } catch (NotFoundException | NotModifiedException already) {
            // as it should be
        }
    }

    <T> Optional<T> find(Function<DockerClient, T> question) throws InterruptedException {
        try {
            return Optional.of(ask(question));
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    private synchronized EngineLine line() throws Unreachable {
        if (line == null) {
            line = EngineLine.open(engine, secrets, patience);
        }
        return line;
    }

    @Override
    public synchronized void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
