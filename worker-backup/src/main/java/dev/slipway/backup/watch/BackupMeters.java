package dev.slipway.backup.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** Shows the records as Prometheus reads them. */
public final class BackupMeters {

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final BackupRecords records = new BackupRecords(this::show);

    public BackupMeters(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    public BackupRecords records() {
        return records;
    }

    private void show(String target) {
        gauge(
                "slipway.backup.proven.age",
                "seconds",
                "How old the last backup is that was shown to restore.",
                target,
                record -> record.proven()
                        .map(proven -> Duration.between(proven, clock.instant()).toMillis() / 1000.0)
                        .orElse(Double.NaN));
        gauge(
                "slipway.backup.size",
                "bytes",
                "What the last backup takes in the store.",
                target,
                record -> record.last().map(last -> (double) last.bytes()).orElse(Double.NaN));
        gauge(
                "slipway.backup.duration",
                "seconds",
                "How long the last backup took.",
                target,
                record -> record.last().map(last -> last.millis() / 1000.0).orElse(Double.NaN));
        gauge(
                "slipway.backup.rate",
                "bytes",
                "Bytes per second of the last backup, as stored.",
                target,
                record -> record.last()
                        .map(TargetRecord.LastTaken::bytesPerSecond)
                        .orElse(Double.NaN));
        gauge("slipway.backup.stored", "bytes", "What all backups of the target take.", target, record ->
                (double) record.bytes());
        gauge(
                "slipway.drill.recovery",
                "seconds",
                "How long the last drill took to put a backup back.",
                target,
                record -> record.drill()
                        .map(drill -> drill.recoveryMillis() / 1000.0)
                        .orElse(Double.NaN));
        gauge(
                "slipway.drill.loss",
                "seconds",
                "How old the data was that the last drill put back.",
                target,
                record ->
                        record.drill().map(drill -> drill.ageMillis() / 1000.0).orElse(Double.NaN));
    }

    private void gauge(
            String name, String unit, String description, String target, ToDoubleFunction<TargetRecord> value) {
        Gauge.builder(name, () -> value.applyAsDouble(records.of(target)))
                .baseUnit(unit)
                .description(description)
                .tag("target", target)
                .register(meters);
    }
}
