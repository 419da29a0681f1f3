package dev.slipway.backup.postgres.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.RunningProgram;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A program at work in a container.
 *
 * <p>The engine cannot end what it has started there: whoever closes this sees to it that the database ends the
 * program's session.
 */
final class ContainerProgram implements RunningProgram {

    private static final int LOST = -1;

    private final ContainerTools tools;
    private final String id;
    private final Frames frames = new Frames();

    ContainerProgram(ContainerTools tools, String id) {
        this.tools = tools;
        this.id = id;
    }

    ResultCallback<Frame> frames() {
        return frames;
    }

    @Override
    public OutputStream input() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream output() {
        return frames.output();
    }

    @Override
    public int await() throws InterruptedException {
        frames.awaitCompletion();
        try {
            var code = tools.ask(client -> client.inspectExecCmd(id).exec().getExitCodeLong());
            return code == null ? LOST : Math.toIntExact(code);
        } catch (PostgresTrouble away) {
            frames.complain(Objects.requireNonNullElse(away.getMessage(), "the engine is away"));
            return LOST;
        }
    }

    @Override
    public boolean endsWithin(Duration time) throws InterruptedException {
        return frames.awaitCompletion(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String complaints() {
        return frames.complaints();
    }

    @Override
    public void close() {
        frames.abandon();
    }
}
