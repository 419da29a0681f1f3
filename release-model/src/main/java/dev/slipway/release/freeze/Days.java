package dev.slipway.release.freeze;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days on which a recurring window begins. Where both are named, a day of the week and a day of the month have to
 * meet.
 *
 * @param ofWeek the days of the week; none named means any
 * @param ofMonth the days of the month; none named, and no last working day, means any
 * @param lastWorkingDay also the last day of each month that is from Monday to Friday
 */
public record Days(Set<DayOfWeek> ofWeek, Set<Integer> ofMonth, boolean lastWorkingDay) {

    public static final Days EVERY = new Days(Set.of(), Set.of(), false);

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    public Days {
        ofWeek = Set.copyOf(ofWeek);
        ofMonth = Set.copyOf(ofMonth);
    }

    /** Whether there is such a day at all: after 28 years, weekdays and dates meet as they did before. */
    boolean ever() {
        return START.datesUntil(START.plusYears(28)).anyMatch(this::include);
    }

    boolean include(LocalDate day) {
        return (ofWeek.isEmpty() || ofWeek.contains(day.getDayOfWeek())) && inMonth(day);
    }

    private boolean inMonth(LocalDate day) {
        var any = ofMonth.isEmpty() && !lastWorkingDay;
        return any || ofMonth.contains(day.getDayOfMonth()) || lastWorkingDay && day.equals(lastWorkingDayOf(day));
    }

    private static LocalDate lastWorkingDayOf(LocalDate month) {
        var day = month.with(TemporalAdjusters.lastDayOfMonth());
        while (WEEKEND.contains(day.getDayOfWeek())) {
            day = day.minusDays(1);
        }
        return day;
    }
}
