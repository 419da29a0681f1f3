package dev.slipway.release.evidence.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the times that tools write; one without a zone is taken as UTC, one that is no time as none. */
public final class ReportClock {

    private static final int LONGEST = 64;

    private ReportClock() {}

    public static Optional<Instant> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    written.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
