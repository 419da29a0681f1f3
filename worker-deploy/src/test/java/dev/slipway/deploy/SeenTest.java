package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeenTest {

    private static Latencies latencies(Map<Long, Long> counts) {
        return new Latencies(new TreeMap<>(counts));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void a_length_is_known_by_its_two_leading_digits() {
        assertThat(Latencies.lengthOf(millis(0))).isZero();
        assertThat(Latencies.lengthOf(millis(99))).isEqualTo(99);
        assertThat(Latencies.lengthOf(millis(109))).isEqualTo(100);
        assertThat(Latencies.lengthOf(millis(12_345))).isEqualTo(12_000);
        assertThat(Latencies.lengthOf(millis(-1))).isZero();
    }

    @Test
    void a_percentile_is_the_length_that_so_many_did_not_exceed() {
        var hundred = latencies(Map.of(10L, 94L, 200L, 5L, 3_000L, 1L));

        assertThat(hundred.percentile(0.5)).contains(millis(10));
        assertThat(hundred.p95()).contains(millis(200));
        assertThat(hundred.percentile(1)).contains(millis(3_000));
    }

    @Test
    void without_answers_there_is_no_percentile_and_no_failure() {
        assertThat(Seen.NOTHING.latencies().p95()).isEmpty();
        assertThat(Seen.NOTHING.errorRate()).isZero();
    }

    @Test
    void the_difference_of_two_looks_is_what_happened_in_between() {
        var before = new Seen(100, 1, latencies(Map.of(10L, 95L, 20L, 5L)));
        var after = new Seen(140, 5, latencies(Map.of(10L, 95L, 20L, 25L, 500L, 20L)));

        var between = after.since(before);

        assertThat(between.requests()).isEqualTo(40);
        assertThat(between.errorRate()).isEqualTo(0.1);
        assertThat(between.latencies()).isEqualTo(latencies(Map.of(20L, 20L, 500L, 20L)));
        assertThat(between.latencies().p95()).contains(millis(500));
    }

    @Test
    void a_router_that_was_started_again_has_begun_at_nothing() {
        var before = new Seen(100, 1, latencies(Map.of(10L, 100L)));
        var after = new Seen(7, 1, latencies(Map.of(10L, 6L)));

        assertThat(after.since(before)).isEqualTo(after);
    }

    @Test
    void the_instances_of_a_release_are_seen_together() {
        var one = new Seen(10, 1, latencies(Map.of(10L, 9L)));
        var other = new Seen(20, 0, latencies(Map.of(10L, 10L, 20L, 10L)));

        assertThat(one.and(other)).isEqualTo(new Seen(30, 1, latencies(Map.of(10L, 19L, 20L, 10L))));
    }
}
