package dev.slipway.benchmarks;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.StageName;
import java.time.Duration;

/** One of two instances of a stage, made to be killed. */
final class TakeoverWorker {

    private static final Duration STEP = Duration.ofMillis(50);

    private TakeoverWorker() {}

    /** Arguments: bootstrap servers, name of the instance, session timeout in milliseconds. */
    public static void main(String[] arguments) throws InterruptedException {
        var hop = new Hop<>(StageName.BACKUP, DeploymentAdmitted.class, Facts::backupVerified);
        var sessionTimeout = Duration.ofMillis(Long.parseLong(arguments[2]));
        EngineChain.engine(hop.taking(STEP), arguments[0], arguments[1], sessionTimeout);
        Thread.currentThread().join();
    }
}
