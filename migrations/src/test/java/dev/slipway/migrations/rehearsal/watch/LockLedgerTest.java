package dev.slipway.migrations.rehearsal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.rehearsal.watch.LockLedger.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockLedgerTest {

    private static final Lock LOCK = new Lock(7, LockMode.ACCESS_EXCLUSIVE);
    private static final Lock OTHER = new Lock(8, LockMode.SHARE);

    private final LockLedger ledger = new LockLedger(at(0));

    @Test
    void a_lock_counts_from_the_last_look_without_it_to_the_end() {
        ledger.saw(Set.of(), at(10), at(11));
        ledger.saw(Set.of(LOCK), at(20), at(21));
        ledger.released(at(100));

        assertThat(ledger.longest()).containsEntry(LOCK, Duration.ofMillis(90));
    }

    @Test
    void a_lock_that_is_gone_counts_until_it_was_seen_to_be_gone() {
        ledger.saw(Set.of(LOCK), at(5), at(6));
        ledger.saw(Set.of(OTHER), at(20), at(22));
        ledger.released(at(30));

        assertThat(ledger.longest())
                .containsEntry(LOCK, Duration.ofMillis(22))
                .containsEntry(OTHER, Duration.ofMillis(25));
    }

    @Test
    void nothing_is_taken_while_nothing_runs() {
        ledger.idleUntil(at(500));
        ledger.saw(Set.of(LOCK), at(510), at(511));
        ledger.released(at(520));

        assertThat(ledger.longest()).containsEntry(LOCK, Duration.ofMillis(20));
    }

    @Test
    void of_several_times_the_longest_counts() {
        ledger.saw(Set.of(LOCK), at(50), at(50));
        ledger.released(at(60));
        ledger.saw(Set.of(LOCK), at(70), at(70));
        ledger.released(at(80));

        assertThat(ledger.longest()).containsEntry(LOCK, Duration.ofMillis(60));
    }

    private static Instant at(long millis) {
        return Instant.EPOCH.plusMillis(millis);
    }
}
