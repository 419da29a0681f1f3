package dev.slipway.cli.schedule;

import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupTimes;
import dev.slipway.release.backup.CronSchedule;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.operations.Operations;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due next, by the schedules of targets.yaml. */
record Timetable(Operations operations) {

    /** The next of each schedule, the soonest first. */
    List<Due> after(Instant moment) {
        return operations.targets().values().stream()
                .flatMap(rules -> rules.parts().database().stream()
                        .flatMap(database ->
                                next(rules.target(), database.backup().times(), moment)))
                .sorted(Comparator.comparing(Due::at))
                .toList();
    }

    /** Everything that was due after one moment and until another. */
    List<Due> between(Instant after, Instant until) {
        return Stream.iterate(
                        after(after),
                        due -> isUntil(due, until),
                        due -> after(due.getFirst().at()))
                .flatMap(due -> due.stream()
                        .filter(each -> each.at().equals(due.getFirst().at())))
                .toList();
    }

    /** Of each thing that was due after one moment and until another the last one: it does for all before it. */
    List<Due> lastBetween(Instant after, Instant until) {
        var last = new LinkedHashMap<Object, Due>();
        between(after, until).forEach(due -> last.put(List.of(due.target(), due.what()), due));
        return last.values().stream().sorted(Comparator.comparing(Due::at)).toList();
    }

    private static boolean isUntil(List<Due> due, Instant until) {
        return !due.isEmpty() && !due.getFirst().at().isAfter(until);
    }

    private static Stream<Due> next(Target target, BackupTimes times, Instant moment) {
        var backup = times.backup().flatMap(schedule -> schedule.after(moment).map(at -> backup(target, schedule, at)));
        var drill = times.drill()
                .flatMap(schedule -> schedule.after(moment).map(at -> new Due(target, new Due.Drill(), at)));
        return Stream.of(backup, drill).flatMap(Optional::stream);
    }

    /** The first one of a month is kept for longer. */
    private static Due backup(Target target, CronSchedule schedule, Instant at) {
        var begin = at.atZone(schedule.zone())
                .withDayOfMonth(1)
                .toLocalDate()
                .atStartOfDay(schedule.zone())
                .toInstant();
        var first = schedule.after(begin.minusMillis(1)).filter(at::equals).isPresent();
        return new Due(target, new Due.Backup(first ? RetentionClass.MONTHLY : RetentionClass.DAILY), at);
    }
}
