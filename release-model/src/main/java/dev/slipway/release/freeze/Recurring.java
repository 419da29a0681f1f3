package dev.slipway.release.freeze;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stretch that comes again on certain days, by the clocks of one time zone.
 *
 * @param from when it begins on each of its days
 * @param to when it ends: on the day after, unless that is later than its beginning
 */
public record Recurring(Days days, LocalTime from, LocalTime to, ZoneId zone) implements Schedule {

    /** Days that meet at all, such as a Friday the 13th or a Monday the 31st, meet sooner. */
    private static final int DAYS_SEARCHED = 1_200;
    /** The longest stretch is a day, which may be longer than 24 hours and begin on another date elsewhere. */
    private static final int DAYS_BACK = 2;
    /** Of neighbouring stretches one may end after the next has begun. */
    private static final int REACH = 6;

    public Recurring {
        if (!days.ever()) {
            throw new IllegalArgumentException(
                    "it never comes, for no such day of the week is ever such a day of the month; correct one of them");
        }
    }

    @Override
    public boolean contains(Instant instant) {
        return beginning(instant, DAYS_BACK).anyMatch(occurrence -> occurrence.contains(instant));
    }

    @Override
    public Optional<Instant> nextEdge(Instant after) {
        return beginning(after, DAYS_SEARCHED)
                .filter(occurrence -> !occurrence.isEmpty())
                .flatMap(occurrence -> Stream.of(occurrence.begin(), occurrence.end()))
                .filter(edge -> edge.isAfter(after))
                .limit(REACH)
                .min(Instant::compareTo);
    }

    /** In the order of their beginnings, from one that may have begun two days before. */
    private Stream<Occurrence> beginning(Instant near, int daysAhead) {
        var today = near.atZone(zone).toLocalDate();
        return today.minusDays(DAYS_BACK)
                .datesUntil(today.plusDays(daysAhead))
                .filter(days::include)
                .map(this::on);
    }

    private Occurrence on(LocalDate day) {
        var lastDay = to.isAfter(from) ? day : day.plusDays(1);
        return new WallClock(zone).between(day.atTime(from), lastDay.atTime(to));
    }
}
