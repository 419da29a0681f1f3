package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatTest {

    private static final String REST = " 1 42 40 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 1 0 987654 1000 10";

    @Test
    void reads_past_a_name_with_spaces_and_parentheses() {
        assertThat(ProcessStat.parse("42 (odd) S (name) R" + REST)).isEqualTo(new ProcessStat(42, 'R', 40, 987_654));
    }

    @Test
    void a_zombie_is_not_alive() {
        assertThat(ProcessStat.parse("42 (java) Z" + REST).alive()).isFalse();
        assertThat(ProcessStat.parse("42 (java) S" + REST).alive()).isTrue();
    }
}
