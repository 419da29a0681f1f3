package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.notEmpty;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.freeze.Days;
import dev.slipway.release.freeze.FreezeWindow;
import dev.slipway.release.freeze.Once;
import dev.slipway.release.freeze.Recurring;
import dev.slipway.release.freeze.Schedule;
import dev.slipway.release.keys.GivenName;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Suggestion;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one freeze window of targets.yaml looks like; with `until` it comes once, otherwise again and again. */
final class FreezeShape {

    private static final String LAST_WORKING_DAY = "last-working-day";
    private static final int LONGEST_REASON = 500;

    static final Shape<FreezeWindow> WINDOW = record(FreezeShape::window);

    private FreezeShape() {}

    static Supplier<FreezeWindow> window(Fields fields) {
        var name = fields.required("name", GivenName.SHAPE);
        var kind = fields.optional("kind", oneOf(FreezeWindow.Kind.class), FreezeWindow.Kind.DENY);
        var reason = fields.required(
                "reason",
                text().where(
                                written -> written.length() <= LONGEST_REASON,
                                "must have at most " + LONGEST_REASON + " characters"));
        var zone = fields.required(
                "zone",
                oneOf(ZoneId.getAvailableZoneIds(), FreezeShape::nearbyZone).as(ZoneId::of));
        var schedule = fields.entry("until").isPresent() ? once(fields, zone) : recurring(fields, zone);
        return () -> new FreezeWindow(name.get(), kind.get(), reason.get(), schedule.get());
    }

    private static Supplier<Schedule> once(Fields fields, Supplier<ZoneId> zone) {
        var dateAndTime = moment(LocalDateTime::parse, "a date and time such as 2026-12-23T18:00");
        var from = fields.required("from", dateAndTime);
        var until = fields.required("until", dateAndTime);
        return () -> new Once(from.get(), until.get(), zone.get());
    }

    private static Supplier<Schedule> recurring(Fields fields, Supplier<ZoneId> zone) {
        var ofWeek = fields.optional("days", notEmpty(listOf(oneOf(DayOfWeek.class))), List.of());
        var ofMonth = fields.optional("days-of-month", notEmpty(listOf(dayOfMonth())), List.of());
        var time = moment(LocalTime::parse, "a time of day such as 22:00");
        var from = fields.optional("from", time, LocalTime.MIDNIGHT);
        var to = fields.optional("to", time, LocalTime.MIDNIGHT);
        return () -> new Recurring(days(ofMonth.get(), ofWeek.get()), from.get(), to.get(), zone.get());
    }

    private static String nearbyZone(String written) {
        var places = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/"))
                .toList();
        return Suggestion.closest(places, written)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("name a place that keeps it, such as Europe/Berlin, or UTC, for abbreviations mean several and"
                        + " offsets know no summer time");
    }

    private static Shape<String> dayOfMonth() {
        return text().where(
                        written -> written.matches("[1-9]|[12][0-9]|3[01]") || written.equals(LAST_WORKING_DAY),
                        "must be from 1 to 31, or " + LAST_WORKING_DAY);
    }

    private static Days days(List<String> written, List<DayOfWeek> ofWeek) {
        var ofMonth = written.stream()
                .filter(day -> !day.equals(LAST_WORKING_DAY))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return new Days(Set.copyOf(ofWeek), ofMonth, written.contains(LAST_WORKING_DAY));
    }

    private static <T> Shape<T> moment(Function<String, T> parse, String form) {
        return text().as(written -> {
            try {
                return parse.apply(written);
            } catch (DateTimeException unreadable) {
                throw new IllegalArgumentException("`" + written + "` is not " + form, unreadable);
            }
        });
    }
}
