package dev.slipway.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.wire.Events;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClockworkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");

    private final List<SpecificRecord> asked = new ArrayList<>();

    @Test
    void asks_after_a_time_away_only_for_the_last_of_each_thing_that_it_has_missed() throws InterruptedException {
        run("""
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: 8080}
                    database: {url: "${file:/db}", backup: {schedule: "* * * * *", drill: "0 * * * *"}}
                  shop/staging:
                    runtime: processes
                    router: {port: 8081}
                    database: {url: "${file:/other}", backup: {schedule: "0 7 * * *"}}
                """);

        assertThat(asked)
                .extracting(request -> request.getClass().getSimpleName() + " of "
                        + Events.envelopeOf(request).getTarget() + " at "
                        + Events.envelopeOf(request).getOccurredAt())
                .containsExactly(
                        "BackupRequested of shop/staging at 2026-11-20T07:00:00Z",
                        "BackupRequested of shop/production at 2026-11-20T12:00:00Z",
                        "DrillRequested of shop/production at 2026-11-20T12:00:00Z");
    }

    @Test
    void asks_for_nothing_that_was_due_too_long_ago() throws InterruptedException {
        run("""
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: 8080}
                    database: {url: "${file:/db}", backup: {schedule: "0 3 * * *"}}
                """);

        assertThat(asked).isEmpty();
    }

    /** One look, since it is told to stop before. */
    private void run(String targets) throws InterruptedException {
        var operations = OperationsFile.parse(targets.getBytes(StandardCharsets.UTF_8));
        try (var clockwork = new Clockwork(() -> operations, () -> NOW)) {
            clockwork.close();
            clockwork.run(this::publish, SigningKey.generate().id(), _ -> {});
        }
    }

    private String publish(SpecificRecord request) {
        asked.add(request);
        return Events.envelopeOf(request).getRequestId();
    }
}
