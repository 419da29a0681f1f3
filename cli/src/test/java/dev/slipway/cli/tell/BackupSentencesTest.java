package dev.slipway.cli.tell;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupStarted;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.HeldLock;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Proof;
import dev.slipway.events.Rehearsal;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.TableLoss;
import dev.slipway.events.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupSentencesTest {

    private static final Instant TAKEN = Instant.parse("2026-11-20T13:00:00Z");

    @Test
    void say_how_large_a_backup_will_be() {
        var started = BackupStarted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setBackupId("b-1")
                .setEstimatedBytes(4_500_000)
                .build();

        assertThat(Sentences.of(started)).isEqualTo("backup b-1 begins, about 4.5 MB");
    }

    @Test
    void say_which_lock_a_rehearsal_held_the_longest() {
        var verified = BackupVerified.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setProof(Proof.PROVEN)
                .setStatement("backup b-1 is equal; 2 migrations rehearsed there")
                .setRehearsal(Rehearsal.newBuilder()
                        .setMigrations(List.of(
                                migration(new HeldLock("a", "SHARE", 5L)),
                                migration(new HeldLock("b", "EXCLUSIVE", 70L))))
                        .setText("all of it")
                        .build())
                .build();

        assertThat(Sentences.of(verified))
                .isEqualTo("backup b-1 is equal; 2 migrations rehearsed there; longest lock EXCLUSIVE on b for 70 ms");
    }

    @Test
    void show_what_would_be_lost_table_by_table() {
        var measured = LossMeasured.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setBackupId("b-1")
                .setLost(List.of(
                        new TableLoss("public.orders", 1L, 2L, 3L, null),
                        new TableLoss("public.\u001b[2Jnotes", 0L, 0L, 0L, "did not exist")))
                .setWalBytes(42_900L)
                .setTakenAt(TAKEN)
                .build();

        assertThat(Sentences.of(measured))
                .isEqualTo("putting backup b-1 of " + TAKEN + " back would lose what 7 rows have become since, in 2"
                        + " tables");
        assertThat(LossText.of(measured))
                .hasSize(4)
                .noneMatch(line -> line.contains("\u001b"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("  public.orders").endsWith("1          2          3"))
                .anySatisfy(line -> assertThat(line).endsWith("0  did not exist"))
                .last()
                .isEqualTo("  the server has written 42.9 kB of log since");
    }

    @Test
    void say_where_what_was_replaced_is_kept() {
        var restored = DatabaseRestored.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setBackupId("b-1")
                .setReplacedDatabase("shop_old")
                .setMillis(1_800)
                .setReplacedKeptUntil(Instant.parse("2026-11-27T13:30:00.123Z"))
                .build();

        assertThat(Sentences.of(restored))
                .isEqualTo("backup b-1 is in the place of the database after 1.8 s, lost is nothing; what was replaced"
                        + " is kept as shop_old until 2026-11-27T13:30:00Z");
    }

    @Test
    void say_how_long_a_drill_took_and_how_old_the_data_was() {
        var drill = DrillCompleted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setDrill("restore")
                .setVerdict(Verdict.PASS)
                .setRecoveryTimeMillis(2_800)
                .setRecoveryPointMillis(300_000)
                .build();

        assertThat(Sentences.of(drill))
                .isEqualTo(
                        "drill restore worked: service would have been back after 2.8 s (RTO), with data 5 min 0 s old"
                                + " (RPO)");
    }

    private static RehearsedMigration migration(HeldLock lock) {
        return RehearsedMigration.newBuilder()
                .setMigration("0001_m")
                .setClassification(MigrationClass.EXPAND)
                .setMillis(10)
                .setLocks(List.of(lock))
                .build();
    }
}
