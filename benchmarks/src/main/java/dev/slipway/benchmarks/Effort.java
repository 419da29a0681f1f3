package dev.slipway.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time that was spent, by the measuring process and by the broker: it says more than a clock on a busy machine. */
record Effort(Duration clients, Duration broker) {

    static Effort until(ProcessHandle broker) {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Effort(
                Duration.ofNanos(system.getProcessCpuTime()),
                broker.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    Effort since(Effort before) {
        return new Effort(clients.minus(before.clients), broker.minus(before.broker));
    }

    Effort by(int sagas) {
        return new Effort(clients.dividedBy(sagas), broker.dividedBy(sagas));
    }

    double micros() {
        return clients.plus(broker).toNanos() / 1e3;
    }
}
