package dev.slipway.release.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgesAheadTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Instant> asked = new ArrayList<>();

    private static Optional<Instant> hourly(Instant after) {
        return Optional.of(after.plus(Duration.ofHours(1)));
    }

    private Optional<Instant> yearly(Instant after) {
        asked.add(after);
        return Optional.of(START.plus(Duration.ofDays(365))).filter(after::isBefore);
    }

    @Test
    void goes_through_the_edges_of_all_in_their_order() {
        var ahead = new EdgesAhead(List.of(EdgesAheadTest::hourly, this::yearly), START);

        assertThat(ahead.after(START)).contains(START.plus(Duration.ofHours(1)));
        assertThat(ahead.after(START.plus(Duration.ofHours(1)))).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void searches_no_schedule_again_before_its_edge_has_passed() {
        var ahead = new EdgesAhead(List.of(EdgesAheadTest::hourly, this::yearly), START);

        var moment = START;
        for (var edge = 0; edge < 100; edge++) {
            moment = ahead.after(moment).orElseThrow();
        }

        assertThat(moment).isEqualTo(START.plus(Duration.ofHours(100)));
        assertThat(asked).containsExactly(START);
    }

    @Test
    void ends_where_no_schedule_has_an_edge_any_more() {
        assertThat(new EdgesAhead(List.of(this::yearly), START.plus(Duration.ofDays(400))).after(START))
                .isEmpty();
    }
}
