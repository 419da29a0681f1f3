package dev.slipway.benchmarks;

import java.time.Duration;

/** Processor time that was spent, by the chain's process and by the broker: it says more than a clock on a busy machine. */
record Effort(Duration chain, Duration broker) {

    static Effort until(ProcessHandle chain, ProcessHandle broker) {
        return new Effort(spent(chain), spent(broker));
    }

    private static Duration spent(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Effort since(Effort before) {
        return new Effort(chain.minus(before.chain), broker.minus(before.broker));
    }

    Effort by(int sagas) {
        return new Effort(chain.dividedBy(sagas), broker.dividedBy(sagas));
    }

    double micros() {
        return chain.plus(broker).toNanos() / 1e3;
    }
}
