package dev.slipway.release.backup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** Times that come again, as the five fields that everybody knows from crontab, in a time zone. */
public record CronSchedule(String written, ZoneId zone) {

    public CronSchedule {
        if (written.strip().split("\\s+").length != 5) {
            throw new IllegalArgumentException("`" + written
                    + "` has not the five fields minute, hour, day of month, month, day of week; write 15 3 * * * for"
                    + " a quarter past three every day");
        }
        parsed(written);
    }

    /** The next time after a moment; there are schedules that never come, such as the 30th of February. */
    public Optional<Instant> after(Instant moment) {
        return Optional.ofNullable(parsed(written).next(moment.atZone(zone))).map(next -> next.toInstant());
    }

    CronSchedule in(ZoneId other) {
        return new CronSchedule(written, other);
    }

    private static CronExpression parsed(String written) {
        return CronExpression.parse("0 " + written.strip());
    }

    @Override
    public String toString() {
        return written + " (" + zone + ")";
    }
}
