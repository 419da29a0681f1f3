package dev.slipway.deploy.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What an engine tells about a pull while it goes on. */
final class PullProgress extends ResultCallbackTemplate<PullProgress, PullResponseItem> {

    private static final Duration A_WHILE = Duration.ofMillis(200);

    private volatile String said = "asked for";
    private volatile Optional<String> failure = Optional.empty();
    private volatile long lastSign = System.nanoTime();

    @Override
    public void onNext(PullResponseItem item) {
        lastSign = System.nanoTime();
        Optional.ofNullable(item.getStatus()).ifPresent(status -> said = status);
        Optional.ofNullable(item.getErrorDetail())
                .map(detail -> Optional.ofNullable(detail.getMessage()).orElse("no reason given"))
                .ifPresent(why -> failure = Optional.of(why));
    }

    @Override
    public void onError(Throwable trouble) {
        failure = Optional.of(
                trouble instanceof DockerException refused
                        ? Refusal.of(refused)
                        : String.valueOf(trouble.getMessage()));
        onComplete();
    }

    /** Waits a while for it. */
    boolean hasEnded() throws InterruptedException {
        return awaitCompletion(A_WHILE.toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    String said() {
        return said;
    }

    Optional<String> failure() {
        return failure;
    }
}
