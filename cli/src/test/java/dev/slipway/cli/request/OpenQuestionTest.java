package dev.slipway.cli.request;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.TableLoss;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class OpenQuestionTest {

    private static final RestoreRequested REQUEST = RestoreRequested.newBuilder()
            .setEnvelope(envelope("one", 1))
            .setBackupId("b-1")
            .setReason("orders are gone")
            .build();

    @Test
    void about_a_restore_shows_what_would_be_lost_and_takes_the_digest_of_that() {
        var question = of(REQUEST, measured(2), measured(3), asked());

        assertThat(question.digest()).isEqualTo("0123456789abcdef");
        assertThat(question.subject()).isEqualTo("the loss 0123456789ab");
        assertThat(question.lines()).hasSize(3).last().asString().contains("3 rows would be lost");
        assertThat(question.lines().get(1)).contains("public.orders").endsWith("3          0          0");
    }

    @Test
    void is_none_where_nobody_was_asked() {
        assertThatThrownBy(() -> of(REQUEST, measured(2)))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("nobody is asked to approve one; lately: putting backup b-1");
    }

    private static OpenQuestion of(SpecificRecord... story) {
        return OpenQuestion.in(Stream.of(story).map(SampleEvents::recorded).toList(), "one");
    }

    private static LossMeasured measured(long rows) {
        return LossMeasured.newBuilder()
                .setEnvelope(envelope("one", 2))
                .setBackupId("b-1")
                .setLost(List.of(new TableLoss("public.orders", rows, 0L, 0L, null)))
                .setTakenAt(Instant.parse("2026-11-20T13:00:00Z"))
                .build();
    }

    private static ApprovalRequested asked() {
        return ApprovalRequested.newBuilder()
                .setEnvelope(envelope("one", 3))
                .setPlanDigest("0123456789abcdef")
                .setNeeded(1)
                .setQuestion("3 rows would be lost")
                .build();
    }
}
