package dev.slipway.validate.database;

import static dev.slipway.validate.part.Verdicts.doesNotApply;
import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;
import static dev.slipway.validate.part.Verdicts.warns;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.Envelope;
import dev.slipway.events.Proof;
import dev.slipway.testing.Requests;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Candidates;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentBackupCheckTest {

    private static final Instant NOW = Instant.EPOCH;

    private final ProvenBackups backups = new ProvenBackups();

    @Test
    void passes_while_the_last_proven_backup_is_recent() throws InterruptedException {
        verified("shop/production", Duration.ofHours(40), Proof.PROVEN);
        verified("shop/production", Duration.ofHours(20), Proof.PROVEN);

        passes(look(""), "is 20 h old");
    }

    @Test
    void fails_when_it_is_older_than_the_operator_wants() throws InterruptedException {
        verified("shop/production", Duration.ofHours(27), Proof.PROVEN);

        fails("backup-too-old", look(""), "is 27 h old; it may be 26 h old at most");
        passes(look("limits: {backup-age: 2d}"), "is 27 h old");
    }

    @Test
    void counts_neither_what_is_unproven_nor_what_is_of_another_target() throws InterruptedException {
        verified("shop/production", Duration.ofHours(1), Proof.NOTHING_TO_BACK_UP);
        verified("shop/staging", Duration.ofHours(1), Proof.PROVEN);

        warns(look(""), "no backup of shop/production has been proven yet");
    }

    @Test
    void does_not_apply_without_a_database() throws InterruptedException {
        doesNotApply(
                new RecentBackupCheck(backups, () -> {}).look(Candidates.to("").unopened()), "names no database");
    }

    private Finding look(String more) throws InterruptedException {
        return new RecentBackupCheck(backups, () -> {})
                .look(Candidates.to("database: {url: \"${env:URL}\"}\n" + more).unopened());
    }

    private void verified(String target, Duration ago, Proof proof) {
        var envelope = Envelope.newBuilder(Requests.fact("verified " + ago, "1", target))
                .setOccurredAt(NOW.minus(ago))
                .build();
        backups.see(BackupVerified.newBuilder()
                .setEnvelope(envelope)
                .setProof(proof)
                .setStatement("seen")
                .build());
    }
}
