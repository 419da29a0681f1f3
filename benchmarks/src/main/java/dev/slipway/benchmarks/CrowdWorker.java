package dev.slipway.benchmarks;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.spring.WorkerApplication;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A worker as it is run, with web server and telemetry, whose only stage takes ten seconds over each deployment. */
@SpringBootConfiguration
@EnableAutoConfiguration
class CrowdWorker {

    /** Begins the line that tells how many steps ran at once, and how much heap that took. */
    static final String FIGURES = "crowd ";

    private static final Duration STEP = Duration.ofSeconds(10);

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public static void main(String[] arguments) {
        WorkerApplication.run(CrowdWorker.class, arguments);
    }

    @Bean
    HeapWatch heap() {
        return new HeapWatch(heap -> System.out.println(FIGURES + most.get() + " " + heap.used() + " " + heap.live()));
    }

    @Bean
    Stage stage() {
        var builder = Stage.named(StageName.BACKUP).on(DeploymentAdmitted.class).run((admitted, step) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            step.await(STEP, STEP, () -> false);
            running.decrementAndGet();
            return Next.publish(Facts.backupVerified(step.envelope()));
        });
        Flow.consumedBy(StageName.BACKUP).stream()
                .filter(event -> event != DeploymentAdmitted.class)
                .forEach(builder::pass);
        return builder.build();
    }
}
