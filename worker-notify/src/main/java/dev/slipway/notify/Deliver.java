package dev.slipway.notify;

import dev.slipway.events.NotificationFailed;
import dev.slipway.events.NotificationSent;
import dev.slipway.notify.Mail.Letter;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;

/** Tells one channel about one event, once; if the channel cannot listen now, a timer tries again, so nobody else waits for it. */
final class Deliver {

    static final String TELL = "tell";

    private final Directory directory;
    private final Retry retry;

    Deliver(Directory directory, Retry retry) {
        this.directory = directory;
        this.retry = retry;
    }

    Next tell(Delivery delivery, Step step) {
        var mail = mail(step);
        return mail.waitingFor(delivery)
                .map(letter -> tell(letter, delivery, mail, step))
                .orElseGet(() ->
                        Next.ignore(delivery.channel() + " needs to hear nothing more about " + delivery.about()));
    }

    private Next tell(Letter letter, Delivery delivery, Mail mail, Step step) {
        step.progress("tells " + delivery.channel());
        try {
            directory.channel(delivery.channel()).tell(letter.message(), delivery.key());
        } catch (TryAgain notNow) {
            return later(letter, delivery, notNow, step);
        }
        return Next.publish(NotificationSent.newBuilder()
                        .setEnvelope(step.envelope())
                        .setChannel(delivery.channel())
                        .setAbout(delivery.about())
                        .build())
                .remember(mail.without(delivery));
    }

    private Next later(Letter letter, Delivery delivery, TryAgain why, Step step) {
        var tries = letter.tries().getOrDefault(delivery.channel(), 0) + 1;
        if (tries >= retry.attempts()) {
            return failed(delivery, step, usedUp(tries, why));
        }
        return Next.nothing()
                .remember(mail(step).tried(delivery))
                .later(TELL, delivery.asInput(), step.now().plus(retry.pauseAfter(tries)));
    }

    private static GiveUp usedUp(int tries, TryAgain why) {
        return new GiveUp(
                "webhook-unreachable",
                why.getMessage() + "; that was try " + tries + " of " + tries + ", so the message is not sent again",
                "notification-failed");
    }

    Next failed(Delivery delivery, Step step, GiveUp why) {
        return Next.publish(failure(delivery, step, why)).remember(mail(step).without(delivery));
    }

    /** What becomes of a letter that has to make room. */
    static Next crowdedOut(Letter letter, Step step) {
        var next = Next.nothing();
        letter.deliveries()
                .forEach(delivery -> next.cancelLater(TELL, delivery.asInput())
                        .and(failure(
                                delivery,
                                step,
                                new GiveUp(
                                        "too-many-waiting",
                                        delivery.channel() + " has not taken " + Mail.OPEN + " messages of "
                                                + step.target() + ", and newer ones need the room",
                                        "notification-failed"))));
        return next;
    }

    private static NotificationFailed failure(Delivery delivery, Step step, GiveUp why) {
        return NotificationFailed.newBuilder()
                .setEnvelope(step.envelope())
                .setChannel(delivery.channel())
                .setAbout(delivery.about())
                .setReason(why.reason())
                .build();
    }

    static Mail mail(Step step) {
        return step.memory(Mail.class).orElseGet(Mail::none);
    }
}
