package dev.slipway.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.events.BackupRequested;
import dev.slipway.events.wire.Events;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private final Timetable timetable = new Timetable(OperationsFile.parse("""
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                database:
                  url: ${file:/db}
                  backup: {schedule: 0 3 * * *, drill: 30 4 * * 0, zone: Europe/Berlin}
              shop/staging:
                runtime: processes
                router: {port: 8081}
                database: {url: "${file:/other}", backup: {schedule: "0 12 * * *"}}
              shop/bare: {runtime: processes, router: {port: 8082}}
            """.getBytes(StandardCharsets.UTF_8)));

    @Test
    void says_what_is_due_next_the_soonest_first() {
        assertThat(timetable.after(Instant.parse("2026-11-20T00:00:00Z")))
                .extracting(Due::toString, Due::at)
                .containsExactly(
                        tuple("daily backup of shop/production", Instant.parse("2026-11-20T02:00:00Z")),
                        tuple("daily backup of shop/staging", Instant.parse("2026-11-20T12:00:00Z")),
                        tuple("restore drill of shop/production", Instant.parse("2026-11-22T03:30:00Z")));
    }

    @Test
    void keeps_the_first_backup_of_a_month_for_longer() {
        assertThat(timetable.between(Instant.parse("2026-11-30T01:00:00Z"), Instant.parse("2026-12-02T02:00:00Z")))
                .filteredOn(due -> due.target().toString().equals("shop/production"))
                .extracting(Due::toString)
                .containsExactly(
                        "daily backup of shop/production",
                        "monthly backup of shop/production",
                        "daily backup of shop/production");
    }

    @Test
    void takes_the_last_of_what_was_missed_for_all_of_it_but_a_daily_backup_not_for_the_monthly_one() {
        assertThat(timetable.lastBetween(Instant.parse("2026-11-29T01:00:00Z"), Instant.parse("2026-12-03T02:00:00Z")))
                .extracting(Due::toString, Due::at)
                .containsExactly(
                        tuple("restore drill of shop/production", Instant.parse("2026-11-29T03:30:00Z")),
                        tuple("monthly backup of shop/production", Instant.parse("2026-12-01T02:00:00Z")),
                        tuple("monthly backup of shop/staging", Instant.parse("2026-12-01T12:00:00Z")),
                        tuple("daily backup of shop/staging", Instant.parse("2026-12-02T12:00:00Z")),
                        tuple("daily backup of shop/production", Instant.parse("2026-12-03T02:00:00Z")));
    }

    @Test
    void leaves_nothing_out_and_asks_for_nothing_twice_however_the_time_is_cut() {
        var begin = Instant.parse("2026-11-19T00:00:00Z");
        var middle = Instant.parse("2026-11-22T02:00:00Z");
        var end = Instant.parse("2026-11-25T00:00:00Z");
        var cut = new ArrayList<>(timetable.between(begin, middle));
        cut.addAll(timetable.between(middle, end));

        assertThat(cut).doesNotHaveDuplicates().containsExactlyElementsOf(timetable.between(begin, end));
    }

    @Test
    void asks_under_the_same_id_with_the_same_words_whoever_asks() {
        var due = timetable.after(Instant.parse("2026-11-20T00:00:00Z")).getFirst();
        var key = SigningKey.generate().id();

        var request = (BackupRequested) due.request(key);

        assertThat(request).isEqualTo(due.request(key));
        assertThat(request.getRetention()).isEqualTo("daily");
        assertThat(UUID.fromString(Events.envelopeOf(request).getRequestId()).version())
                .isEqualTo(7);
        assertThat(new Due(due.target(), new Due.Drill(), due.at()).requestId()).isNotEqualTo(due.requestId());
    }
}
