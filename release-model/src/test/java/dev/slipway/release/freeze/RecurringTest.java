package dev.slipway.release.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks go forward and back, days end at midnight, and months end on weekends. */
class RecurringTest {

    private static Recurring daily(String from, String to, String zone) {
        return new Recurring(Days.EVERY, LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
    }

    private static Recurring on(Days days) {
        return new Recurring(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    /** The first moments at which a schedule begins or ends from then on. */
    private static List<String> edges(Schedule schedule, String after, int number) {
        var edges = new ArrayList<String>();
        var last = at(after);
        while (edges.size() < number) {
            last = schedule.nextEdge(last).orElseThrow();
            edges.add(last.toString());
        }
        return edges;
    }

    @Test
    void crosses_midnight_when_it_ends_earlier_in_the_day_than_it_begins() {
        var friday = new Recurring(
                new Days(Set.of(DayOfWeek.FRIDAY), Set.of(), false),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                ZoneId.of("UTC"));

        assertThat(friday.contains(at("2026-06-19T21:59:59Z"))).isFalse();
        assertThat(friday.contains(at("2026-06-19T22:00:00Z"))).isTrue();
        assertThat(friday.contains(at("2026-06-20T05:59:59Z"))).isTrue();
        assertThat(friday.contains(at("2026-06-20T06:00:00Z"))).isFalse();
        assertThat(friday.contains(at("2026-06-19T03:00:00Z"))).isFalse();
    }

    @Test
    void begins_with_the_jump_when_its_beginning_is_skipped() {
        assertThat(edges(daily("02:30", "05:00", "Europe/Berlin"), "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z");
        assertThat(edges(daily("02:30", "05:00", "America/New_York"), "2026-03-07T12:00:00Z", 2))
                .containsExactly("2026-03-08T07:00:00Z", "2026-03-08T09:00:00Z");
        assertThat(edges(daily("02:15", "05:00", "Australia/Lord_Howe"), "2026-10-03T00:00:00Z", 2))
                .containsExactly("2026-10-03T15:30:00Z", "2026-10-03T18:00:00Z");
    }

    @Test
    void does_not_come_on_a_day_that_skips_it_altogether() {
        assertThat(edges(daily("02:10", "02:50", "Europe/Berlin"), "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-30T00:10:00Z", "2026-03-30T00:50:00Z");
        assertThat(edges(daily("02:05", "02:25", "Australia/Lord_Howe"), "2026-10-03T00:00:00Z", 1))
                .containsExactly("2026-10-04T15:05:00Z");
        assertThat(daily("02:10", "02:50", "Europe/Berlin").contains(at("2026-03-29T01:00:00Z")))
                .isFalse();
    }

    @Test
    void holds_from_the_first_to_the_second_time_where_an_hour_comes_twice() {
        assertThat(edges(daily("02:15", "02:45", "Europe/Berlin"), "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:15:00Z", "2026-10-25T01:45:00Z");
        assertThat(edges(daily("01:15", "01:45", "America/New_York"), "2026-10-31T12:00:00Z", 2))
                .containsExactly("2026-11-01T05:15:00Z", "2026-11-01T06:45:00Z");
        assertThat(edges(daily("01:40", "01:50", "Australia/Lord_Howe"), "2026-04-04T00:00:00Z", 2))
                .containsExactly("2026-04-04T14:40:00Z", "2026-04-04T15:20:00Z");
    }

    @Test
    void is_an_hour_shorter_or_longer_in_the_night_of_the_change() {
        var nightly = daily("22:00", "06:00", "Europe/Berlin");

        assertThat(edges(nightly, "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z");
        assertThat(edges(nightly, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z");
    }

    @Test
    void begins_a_day_with_the_jump_where_clocks_are_changed_at_midnight() {
        var fridays = new Recurring(
                new Days(Set.of(DayOfWeek.FRIDAY), Set.of(), false),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ZoneId.of("Africa/Cairo"));

        assertThat(edges(fridays, "2026-04-23T12:00:00Z", 2))
                .containsExactly("2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z");
    }

    @Test
    void takes_the_last_hour_of_a_day_twice_where_it_comes_twice() {
        var lastHour = daily("23:00", "00:00", "Africa/Cairo");

        assertThat(edges(lastHour, "2026-10-29T12:00:00Z", 2))
                .containsExactly("2026-10-29T20:00:00Z", "2026-10-29T22:00:00Z");
    }

    @Test
    void leaves_out_a_day_that_a_country_has_skipped() {
        var fridays = new Recurring(
                new Days(Set.of(DayOfWeek.FRIDAY), Set.of(), false),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ZoneId.of("Pacific/Apia"));

        assertThat(edges(fridays, "2011-12-25T12:00:00Z", 2))
                .containsExactly("2012-01-05T10:00:00Z", "2012-01-06T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Asia/Beirut",
                "America/Santiago",
                "America/Havana",
                "Australia/Lord_Howe",
                "Antarctica/Troll"
            })
    void leaves_no_gap_between_days_whatever_the_clocks_do(String zone) {
        var always = daily("00:00", "00:00", zone);
        var byHalves = List.of(daily("00:00", "02:30", zone), daily("02:30", "00:00", zone));

        for (var moment = at("2026-01-01T00:00:00Z");
                moment.isBefore(at("2027-01-01T00:00:00Z"));
                moment = moment.plus(Duration.ofMinutes(5))) {
            var now = moment;
            assertThat(always.contains(now)).as("%s at %s", zone, now).isTrue();
            assertThat(byHalves).as("%s at %s", zone, now).anyMatch(half -> half.contains(now));
        }
    }

    @Test
    void comes_on_the_last_working_day_of_each_month() {
        var monthEnd = on(new Days(Set.of(), Set.of(), true));

        assertThat(monthEnd.contains(at("2026-05-29T12:00:00Z"))).isTrue();
        assertThat(monthEnd.contains(at("2026-05-31T12:00:00Z"))).isFalse();
        assertThat(monthEnd.contains(at("2026-06-30T12:00:00Z"))).isTrue();
        assertThat(edges(monthEnd, "2026-06-01T00:00:00Z", 2))
                .containsExactly("2026-06-30T00:00:00Z", "2026-07-01T00:00:00Z");
    }

    @Test
    void comes_only_in_months_that_have_the_day() {
        assertThat(edges(on(new Days(Set.of(), Set.of(31), false)), "2026-02-01T00:00:00Z", 3))
                .containsExactly("2026-03-31T00:00:00Z", "2026-04-01T00:00:00Z", "2026-05-31T00:00:00Z");
    }

    @Test
    void comes_where_the_day_of_the_week_meets_the_day_of_the_month() {
        var fridayThe13th = on(new Days(Set.of(DayOfWeek.FRIDAY), Set.of(13), false));

        assertThat(edges(fridayThe13th, "2026-03-14T00:00:00Z", 1)).containsExactly("2026-11-13T00:00:00Z");
    }

    @Test
    void changes_its_answer_at_the_edges_and_nowhere_else() {
        for (var zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
            var nightly = daily("01:40", "02:20", zone);
            var edge = at("2026-01-01T00:00:00Z");
            while (edge.isBefore(at("2027-01-01T00:00:00Z"))) {
                var next = nightly.nextEdge(edge).orElseThrow();
                var holds = nightly.contains(edge.plusMillis(1));
                assertThat(nightly.contains(next.minusMillis(1)))
                        .as("%s before %s", zone, next)
                        .isEqualTo(holds);
                assertThat(nightly.contains(next)).as("%s at %s", zone, next).isNotEqualTo(holds);
                assertThat(Duration.between(edge, next)).isLessThan(Duration.ofHours(49));
                edge = next;
            }
        }
    }

    @Test
    void takes_a_single_stretch_by_the_clock_of_its_zone_too() {
        var once = new Once(
                LocalDateTime.parse("2026-10-25T02:30"),
                LocalDateTime.parse("2026-10-25T02:40"),
                ZoneId.of("Europe/Berlin"));

        assertThat(edges(once, "2026-01-01T00:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:40:00Z");
        assertThat(once.nextEdge(at("2026-10-25T01:40:00Z"))).isEmpty();
    }

    @Test
    void refuses_a_single_stretch_that_ends_before_it_begins() {
        var day = LocalDateTime.parse("2026-10-25T02:30");
        assertThatThrownBy(() -> new Once(day, day.minusHours(1), ZoneId.of("UTC")))
                .hasMessage("it ends at 2026-10-25T01:30, which is not after its beginning 2026-10-25T02:30; correct"
                        + " one of them");
    }
}
