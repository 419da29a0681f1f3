package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerMirrorTest {

    private final LedgerMirror mirror = new LedgerMirror();

    @Test
    void a_restore_begins_at_the_oldest_line_that_still_counts() {
        mirror.wrote("a", 10, new byte[1]);
        mirror.wrote("b", 11, new byte[1]);
        assertThat(mirror.lowWater()).isEqualTo(10);
        mirror.struck("a", 12);
        assertThat(mirror.lowWater()).isEqualTo(11);
        mirror.wrote("b", 13, new byte[1]);
        assertThat(mirror.lowWater()).isEqualTo(13);
    }

    @Test
    void a_restore_of_an_empty_ledger_begins_at_its_end() {
        mirror.wrote("a", 10, new byte[1]);
        mirror.struck("a", 11);
        assertThat(mirror.lowWater()).isEqualTo(12);
    }

    @Test
    void lines_that_hold_the_low_water_back_for_long_are_written_again() {
        mirror.wrote("old", 1, new byte[] {7});
        mirror.wrote("new", 5_000, new byte[1]);
        assertThat(mirror.worthRewriting())
                .first()
                .satisfies(line -> assertThat(line.key()).isEqualTo("old"))
                .satisfies(line -> assertThat(line.value()).containsExactly(7));
        mirror.wrote("old", 5_001, new byte[] {7});
        assertThat(mirror.worthRewriting()).isEmpty();
    }
}
