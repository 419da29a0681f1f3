package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.verify.http.HttpCaller;
import dev.slipway.verify.http.SmallServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSmokeTestsIT {

    private final HttpCaller caller = new HttpCaller(1000);
    private final RunSmokeTests run = new RunSmokeTests(caller, () -> Crew.of(4));
    private final WaitingStep step = new WaitingStep();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        caller.close();
    }

    @Test
    void makes_its_calls_side_by_side() {
        var together = new CyclicBarrier(4);
        try (var server =
                SmallServer.answering(exchange -> SmallServer.send(exchange, all(together) ? 200 : 503, ""))) {
            var findings = run.of(visits(server, 4), Patience.during(Purpose.BEFORE_TRAFFIC), step);

            assertThat(findings.orElseThrow()).hasSize(4).allMatch(Finding::good);
        }
    }

    @Test
    void leaves_its_calls_alone_when_an_urgent_event_waits() {
        try (var server = SmallServer.answering(exchange -> {
            step.makeUrgentWait();
            untilOver();
        })) {
            assertThat(run.of(visits(server, 3), Patience.during(Purpose.AFTER_SWITCH), step))
                    .isEmpty();
        }
    }

    private static List<Visit> visits(SmallServer server, int count) {
        var tests = IntStream.range(0, count)
                .mapToObj("{name: test %d, service: backend, path: /api, within: 20s}"::formatted)
                .collect(Collectors.joining(", ", "smoke-tests: [", "]"));
        return PlanVisits.throughEntry(Shop.testedBy(tests), server.address());
    }

    private static boolean all(CyclicBarrier together) {
        try {
            together.await(Duration.ofSeconds(15).toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    private void untilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
