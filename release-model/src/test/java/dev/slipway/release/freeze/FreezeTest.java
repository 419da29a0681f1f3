package dev.slipway.release.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.freeze.FreezeWindow.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static FreezeWindow window(String name, Kind kind, Schedule schedule) {
        return new FreezeWindow(name, kind, "because of " + name, schedule);
    }

    private static FreezeWindow office() {
        var working = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        return window(
                "office",
                Kind.ALLOW,
                new Recurring(new Days(working, Set.of(), false), LocalTime.of(9, 0), LocalTime.of(16, 0), BERLIN));
    }

    private static FreezeWindow christmas() {
        var from = LocalDateTime.parse("2026-12-23T18:00");
        return window("christmas", Kind.DENY, new Once(from, LocalDateTime.parse("2027-01-02T06:00"), BERLIN));
    }

    private static FreezeWindow everyDay(String from, String to) {
        return window(
                "nightly", Kind.DENY, new Recurring(Days.EVERY, LocalTime.parse(from), LocalTime.parse(to), BERLIN));
    }

    private static Freeze freeze(FreezeWindow... windows) {
        return new Freeze(Arrays.asList(windows));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void blocks_nothing_where_there_is_no_window() {
        assertThat(Freeze.NEVER.blockedAt(at("2026-12-24T12:00:00Z"))).isEmpty();
        assertThat(Freeze.NEVER.nextChange(at("2026-12-24T12:00:00Z"))).isEmpty();
    }

    @Test
    void denies_from_the_first_moment_of_a_window_to_before_its_end() {
        var freeze = freeze(christmas());

        assertThat(freeze.blockedAt(at("2026-12-23T16:59:59.999Z"))).isEmpty();
        assertThat(freeze.blockedAt(at("2026-12-23T17:00:00Z"))).isPresent();
        assertThat(freeze.blockedAt(at("2027-01-02T04:59:59.999Z"))).isPresent();
        assertThat(freeze.blockedAt(at("2027-01-02T05:00:00Z"))).isEmpty();
    }

    @Test
    void says_which_window_blocks_why_and_until_when() {
        var frozen = freeze(christmas()).blockedAt(at("2026-12-24T12:00:00Z")).orElseThrow();

        assertThat(frozen.sentence())
                .isEqualTo("freeze window `christmas` (because of christmas), open again at 2027-01-02T05:00:00Z");
    }

    @Test
    void blocks_outside_of_the_windows_that_allow() {
        var freeze = freeze(office());

        assertThat(freeze.blockedAt(at("2026-06-15T10:00:00Z"))).isEmpty();
        var friday = freeze.blockedAt(at("2026-06-19T10:00:00Z")).orElseThrow();
        assertThat(friday.window().name()).isEqualTo("office");
        assertThat(friday.opensAt()).contains(at("2026-06-22T07:00:00Z"));
        assertThat(friday.sentence()).startsWith("only allowed in the window `office`");
    }

    @Test
    void lets_what_denies_win_over_what_allows() {
        var blocked = freeze(office(), christmas()).blockedAt(at("2026-12-28T10:00:00Z"));

        assertThat(blocked.orElseThrow().window().name()).isEqualTo("christmas");
    }

    @Test
    void opens_when_no_window_of_several_blocks_any_more() {
        var opens = freeze(office(), christmas()).opensAt(at("2026-12-24T12:00:00Z"));

        assertThat(opens).contains(at("2027-01-04T08:00:00Z"));
    }

    @Test
    void tells_the_next_moment_at_which_the_answer_may_change() {
        var freeze = freeze(office(), christmas());

        assertThat(freeze.nextChange(at("2026-12-23T10:00:00Z"))).contains(at("2026-12-23T15:00:00Z"));
        assertThat(freeze.nextChange(at("2026-12-23T15:00:00Z"))).contains(at("2026-12-23T17:00:00Z"));
    }

    @Test
    void says_that_nothing_in_sight_opens_what_is_always_closed() {
        var frozen = freeze(everyDay("00:00", "00:00")).blockedAt(at("2026-06-15T10:00:00Z"));

        assertThat(frozen.orElseThrow().opensAt()).isEmpty();
        assertThat(frozen.orElseThrow().sentence()).endsWith("nothing in sight opens it again");
    }

    @Test
    void opens_between_windows_that_only_touch() {
        var early = everyDay("00:00", "12:00");
        var late = everyDay("12:00", "23:00");

        assertThat(freeze(early, late).opensAt(at("2026-06-15T08:00:00Z"))).contains(at("2026-06-15T21:00:00Z"));
    }
}
