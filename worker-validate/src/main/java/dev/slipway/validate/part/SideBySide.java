package dev.slipway.validate.part;

import dev.slipway.validate.check.Finding;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks at several parts of one kind at the same time, so that one that is silent keeps nobody from the others. */
final class SideBySide {

    private static final ExecutorService THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("part-", 0).factory());

    /** A look at one of them. */
    @FunctionalInterface
    interface Look<T> {
        Finding at(T part) throws InterruptedException;
    }

    private SideBySide() {}

    /** The answers in the order of the parts; whoever has none within the time fails under the code. */
    static <T> List<Finding> at(Collection<T> parts, Duration within, String code, Look<T> look)
            throws InterruptedException {
        var looks = THREADS.invokeAll(
                parts.stream()
                        .<Callable<Finding>>map(part -> () -> look.at(part))
                        .toList(),
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        var each = looks.iterator();
        return parts.stream()
                .map(part -> answer(part, each.next(), within, code))
                .toList();
    }

    private static Finding answer(Object part, Future<Finding> look, Duration within, String code) {
        return switch (look.state()) {
            case SUCCESS -> look.resultNow();
            case FAILED -> throw new IllegalStateException(part + " could not be looked at", look.exceptionNow());
            case CANCELLED, RUNNING ->
                Finding.fail(
                        code,
                        part + " has not told everything within " + within.toMillis() + " ms",
                        "see whether it answers at all, and how busy its host is");
        };
    }
}
