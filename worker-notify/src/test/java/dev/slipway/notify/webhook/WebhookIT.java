package dev.slipway.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.notify.Message;
import dev.slipway.notify.Message.Cause;
import dev.slipway.notify.Message.Subject;
import dev.slipway.notify.Message.Urgency;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class WebhookIT {

    private static final String SECRET = "hunter2";

    private final Webhooks webhooks = new Webhooks(Duration.ofMillis(500));
    private final OtherSide otherSide = new OtherSide();

    @AfterEach
    void close() {
        webhooks.close();
        otherSide.close();
    }

    @Test
    void posts_a_message_with_its_key() {
        otherSide.answers(204);

        tell();

        var heard = otherSide.heard().getFirst();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/" + SECRET);
        assertThat(heard.header("Idempotency-Key")).isEqualTo("event-1:chat");
        assertThat(heard.header("Content-Type")).isEqualTo("application/json");
        var json = JsonMapper.shared().readTree(heard.body());
        assertThat(json.get("text").asString()).isEqualTo("shop/production: deploy of 1.2 was rolled back");
        assertThat(json.get("eventId").asString()).isEqualTo("event-1");
        assertThat(json.get("release").asString()).isEqualTo("1.2");
        assertThat(json.get("occurredAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.get("reasons").get(0).get("code").asString()).isEqualTo("smoke-test-failed");
        assertThat(json.has("kind")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void may_work_later_when_the_other_side_says_not_now(int status) {
        otherSide.answers(status, 200);

        assertThatThrownBy(this::tell)
                .isInstanceOf(TryAgain.class)
                .hasMessageContaining("webhook `chat` answered " + status);
        assertThatCode(this::tell).doesNotThrowAnyException();
        assertThat(otherSide.heard())
                .extracting(heard -> heard.header("Idempotency-Key"))
                .containsOnly("event-1:chat");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413})
    void will_not_work_when_the_other_side_does_not_want_it(int status) {
        otherSide.answers(status);

        assertThatThrownBy(this::tell)
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("answered " + status + ", which no repetition changes");
    }

    @Test
    void follows_no_redirect() {
        try (var elsewhere = new OtherSide()) {
            otherSide.redirectsTo(elsewhere.address());

            assertThatThrownBy(this::tell).isInstanceOf(GiveUp.class).hasMessageContaining("it has moved");
            assertThat(elsewhere.heard()).isEmpty();
        }
    }

    @Test
    void does_not_wait_longer_than_it_may() {
        otherSide.neverAnswers();

        assertThatThrownBy(this::tell)
                .isInstanceOf(TryAgain.class)
                .hasMessage("webhook `chat` could not be reached: no answer within 500 ms");
    }

    @Test
    void does_not_read_what_the_other_side_has_to_say() {
        otherSide.talksForEver();

        assertThatCode(this::tell).doesNotThrowAnyException();
    }

    @Test
    void never_shows_its_address_when_nobody_listens() {
        var address = otherSide.address();
        otherSide.close();

        assertThatThrownBy(() -> tell(address + "/" + SECRET))
                .isInstanceOf(TryAgain.class)
                .hasMessage("webhook `chat` could not be reached: nobody listens there")
                .hasNoCause();
    }

    @Test
    void never_shows_its_address_when_the_host_is_unknown() {
        assertThatThrownBy(() -> tell("http://" + SECRET + ".invalid/"))
                .isInstanceOf(TryAgain.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void never_shows_an_address_that_is_none() {
        for (var wrong : List.of(SECRET, "ftp://" + SECRET, "http://" + SECRET + " x", "http:///" + SECRET)) {
            assertThatThrownBy(() -> tell(wrong))
                    .isInstanceOf(GiveUp.class)
                    .hasMessageNotContaining(SECRET)
                    .hasNoCause();
        }
    }

    private void tell() {
        tell(otherSide.address() + "/" + SECRET);
    }

    private void tell(String address) {
        var webhook = webhooks.open("chat", address);
        assertThat(webhook).hasToString("webhook chat");
        webhook.tell(message(), "event-1:chat");
    }

    private static Message message() {
        var subject = new Subject("shop/production", "0199-1", Optional.of("1.2"), Optional.empty());
        var cause = new Cause("smoke-test-failed", "status 404", Optional.empty());
        return new Message(
                "event-1",
                "RolledBack",
                subject,
                Urgency.MAKERS,
                "shop/production: deploy of 1.2 was rolled back",
                List.of(cause),
                Instant.EPOCH);
    }
}
