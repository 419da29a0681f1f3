package dev.slipway.deploy.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import dev.slipway.deploy.host.LastLines;
import dev.slipway.runtime.TryAgain;
import dev.slipway.runtime.secrets.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The last words of a container, with secrets blotted out; none where its log goes elsewhere. */
final class ContainerLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EngineCalls calls;

    ContainerLog(EngineCalls calls) {
        this.calls = calls;
    }

    List<String> lastLines(String container) throws InterruptedException {
        try (var heard = calls.ask(client -> client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withTail(LastLines.MOST)
                .exec(new Heard()))) {
            heard.awaitCompletion(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return LastLines.of(heard.text()).stream().map(Redaction::of).toList();
        } catch (DockerException | IOException | TryAgain unheard) {
            return List.of();
        }
    }

    /** Bounded, because one line may be endless. */
    private static final class Heard extends ResultCallbackTemplate<Heard, Frame> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void onNext(Frame frame) {
            if (bytes.size() < LastLines.MOST_BYTES) {
                bytes.writeBytes(frame.getPayload());
            }
        }

        @Override
        public void onError(Throwable unreadable) {
            onComplete();
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
