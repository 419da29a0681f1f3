package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.strategy.Strategy.Tolerance;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Tolerance TOLERANCE = new Tolerance(1, 150, 50);

    private static Seen seen(long requests, long errors, long millis) {
        return new Seen(requests, errors, new Latencies(new TreeMap<>(Map.of(millis, requests))));
    }

    private static Comparison of(Seen fresh, Seen old) {
        return new Comparison(fresh, old, TOLERANCE);
    }

    @Test
    void finds_nothing_wrong_with_a_release_that_does_as_well() {
        assertThat(of(seen(100, 1, 100), seen(1000, 10, 100)).tooBad()).isEmpty();
    }

    @Test
    void finds_out_that_it_fails_more_often_than_it_may() {
        assertThat(of(seen(100, 3, 100), seen(1000, 10, 100)).tooBad())
                .hasValueSatisfying(why -> assertThat(why).contains("fails too often", "1.0 %"));
        assertThat(of(seen(100, 2, 100), seen(1000, 10, 100)).tooBad()).isEmpty();
    }

    @Test
    void finds_out_that_it_is_slower_than_it_may_be() {
        assertThat(of(seen(100, 0, 160), seen(1000, 0, 100)).tooBad())
                .hasValueSatisfying(why -> assertThat(why).contains("too slow", "150 %"));
        assertThat(of(seen(100, 0, 150), seen(1000, 0, 100)).tooBad()).isEmpty();
    }

    @Test
    void does_not_mind_a_difference_that_nobody_notices() {
        assertThat(of(seen(100, 0, 12), seen(1000, 0, 2)).tooBad()).isEmpty();
    }

    @Test
    void does_not_judge_by_a_few_unlucky_requests() {
        var compared = of(seen(49, 49, 9000), seen(1000, 0, 1));

        assertThat(compared.tooBad()).isEmpty();
        assertThat(compared.sentence()).contains("fewer than 50 requests");
    }

    @Test
    void does_not_compare_lengths_with_an_old_release_that_had_hardly_any_requests() {
        assertThat(of(seen(100, 0, 900), seen(10, 0, 1)).tooBad()).isEmpty();
    }

    @Test
    void tells_the_figures_of_both() {
        assertThat(of(seen(200, 3, 30), seen(1000, 0, 20)).sentence())
                .contains("200 requests, 1.50 % failed", "30 ms", "1000 requests, 0.00 % failed", "20 ms");
    }
}
