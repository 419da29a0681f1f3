package dev.slipway.backup.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.Envelope;
import dev.slipway.events.Proof;
import dev.slipway.events.Verdict;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.testing.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BackupWatchTest {

    private static final String TARGET = "shop/production";
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = BEGIN;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BackupMeters shown = new BackupMeters(meters, () -> now);
    private final BackupsHealth health = new BackupsHealth(
            () -> OperationsFile.parse("""
                    targets:
                      shop/production:
                        runtime: processes
                        router: {port: 8080}
                        database: {url: "${file:/db}"}
                        limits: {backup-age: 24h}
                      shop/bare: {runtime: processes, router: {port: 8081}}
                    """.getBytes(StandardCharsets.UTF_8)), shown.records(), () -> now);

    @Test
    void shows_how_old_large_and_fast_the_last_backup_is() {
        taken("b-1", 4_000, 2_000);
        verified(Proof.PROVEN);
        now = BEGIN.plus(Duration.ofHours(1));

        assertThat(value("slipway.backup.proven.age")).isEqualTo(3_600);
        assertThat(value("slipway.backup.size")).isEqualTo(4_000);
        assertThat(value("slipway.backup.duration")).isEqualTo(2);
        assertThat(value("slipway.backup.rate")).isEqualTo(2_000);
    }

    @Test
    void counts_what_lies_in_the_store_however_often_it_hears_of_it() {
        taken("b-1", 4_000, 1);
        taken("b-1", 4_000, 1);
        taken("b-2", 1_000, 1);
        assertThat(value("slipway.backup.stored")).isEqualTo(5_000);

        shown.records().see(new BackupPruned(envelope(), "b-1", "older than 30 days"));

        assertThat(value("slipway.backup.stored")).isEqualTo(1_000);
    }

    @Test
    void takes_only_what_was_proven_for_proven() {
        taken("b-1", 4_000, 2_000);
        verified(Proof.NOT_PROVEN);

        assertThat(value("slipway.backup.proven.age")).isNaN();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry(TARGET, "no backup has been proven yet");
    }

    @Test
    void bk_002_is_well_until_the_last_proven_backup_is_too_old() {
        verified(Proof.PROVEN);
        now = BEGIN.plus(Duration.ofHours(24));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        now = BEGIN.plus(Duration.ofHours(25));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsOnlyKeys(TARGET)
                .containsEntry(TARGET, "the last proven backup is 25 h old, and may be 24 h");
    }

    @Test
    void shows_what_the_last_good_drill_has_taken() {
        shown.records().see(drill(Verdict.PASS, 5_000));
        shown.records().see(drill(Verdict.FAIL, 0));

        assertThat(value("slipway.drill.recovery")).isEqualTo(5);
        assertThat(value("slipway.drill.loss")).isEqualTo(60);
    }

    private double value(String name) {
        return meters.get(name).tag("target", TARGET).gauge().value();
    }

    private void taken(String id, long bytes, long millis) {
        shown.records().see(new BackupTaken(envelope(), id, new ClaimCheck("a", bytes), List.of(), millis));
    }

    private void verified(Proof proof) {
        shown.records()
                .see(BackupVerified.newBuilder()
                        .setEnvelope(envelope())
                        .setProof(proof)
                        .setStatement("")
                        .build());
    }

    private static DrillCompleted drill(Verdict verdict, long recovery) {
        return DrillCompleted.newBuilder()
                .setEnvelope(envelope())
                .setDrill("restore")
                .setVerdict(verdict)
                .setRecoveryTimeMillis(recovery)
                .setRecoveryPointMillis(60_000)
                .build();
    }

    private static Envelope envelope() {
        return Envelope.newBuilder(Requests.fact("fact", "0199-1", TARGET))
                .setOccurredAt(BEGIN)
                .build();
    }
}
