package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notify.Mail.Letter;
import dev.slipway.notify.Message.Subject;
import dev.slipway.notify.Message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailTest {

    @Test
    void remembers_only_the_last_hundred_events() {
        var mail = Mail.none();
        for (int i = 0; i < 150; i++) {
            mail = mail.take(Letter.to(List.of(), message("event-" + i)));
        }

        assertThat(mail.known()).hasSize(100);
        assertThat(mail.knows("event-49")).isFalse();
        assertThat(mail.knows("event-50")).isTrue();
        assertThat(mail.knows("event-149")).isTrue();
    }

    @Test
    void keeps_a_letter_until_its_last_channel_has_heard_it() {
        var mail = Mail.none().take(Letter.to(List.of("console", "chat"), message("event")));

        var half = mail.without(new Delivery("event", "console"));
        assertThat(half.waitingFor(new Delivery("event", "console"))).isEmpty();
        assertThat(half.waitingFor(new Delivery("event", "chat"))).isPresent();
        assertThat(half.without(new Delivery("event", "chat")).open()).isEmpty();
    }

    @Test
    void gives_up_the_oldest_letter_when_there_are_too_many() {
        var mail = Mail.none();
        for (int i = 0; i < Mail.OPEN; i++) {
            assertThat(mail.crowdedOut()).isEmpty();
            mail = mail.take(Letter.to(List.of("chat"), message("event-" + i)));
        }

        assertThat(mail.crowdedOut())
                .singleElement()
                .satisfies(letter -> assertThat(letter.message().about()).isEqualTo("event-0"));
        var fuller = mail.take(Letter.to(List.of("chat"), message("one more")));
        assertThat(fuller.open()).hasSize(Mail.OPEN);
        assertThat(fuller.waitingFor(new Delivery("event-0", "chat"))).isEmpty();
        assertThat(fuller.waitingFor(new Delivery("one more", "chat"))).isPresent();
    }

    private static Message message(String about) {
        var subject = new Subject("shop/production", "0199-1", Optional.empty(), Optional.empty());
        return new Message(about, "Succeeded", subject, Urgency.NOBODY, "text", List.of(), Instant.EPOCH);
    }
}
