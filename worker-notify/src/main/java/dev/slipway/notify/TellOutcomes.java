package dev.slipway.notify;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.NotificationFailed;
import dev.slipway.events.NotificationSent;
import dev.slipway.events.Rejected;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolledBack;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;

/** Tells every channel of a target about every outcome; what goes wrong with one is no matter of the others. */
final class TellOutcomes {

    private static final String TELL = "tell";

    private final Directory directory;
    private final Retry retry;

    TellOutcomes(Directory directory, Retry retry) {
        this.directory = directory;
        this.retry = retry;
    }

    Stage stage() {
        return Stage.named(StageName.NOTIFY)
                .on(Succeeded.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(Rejected.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(RolledBack.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(Cancelled.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(Superseded.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(Failed.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(RollbackStuck.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(StageOverdue.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(ApprovalRequested.class)
                .run((event, step) -> take(Compose.of(event), step))
                .step(TELL)
                .retry(retry)
                .otherwise((input, step, why) -> failed(Delivery.parse(input), step, why))
                .run((input, step) -> tell(Delivery.parse(input), step))
                .build();
    }

    private Next take(Message message, Step step) {
        var mail = mail(step);
        if (mail.knows(message.about())) {
            return Next.ignore(message.about() + " has been taken on already");
        }
        var channels = directory.channelsOf(step.target());
        if (channels.isEmpty()) {
            return Next.ignore(step.target() + " has nobody to tell in targets.yaml");
        }
        var next = Next.nothing().remember(mail.take(message, channels));
        channels.forEach(channel -> next.then(TELL, new Delivery(message.about(), channel).asInput()));
        return next;
    }

    private Next tell(Delivery delivery, Step step) {
        var message = mail(step).waitingFor(delivery);
        if (message.isEmpty()) {
            return Next.ignore(delivery.channel() + " has heard about " + delivery.about() + " already");
        }
        step.progress("tells " + delivery.channel());
        directory.channel(delivery.channel()).tell(message.get(), delivery.key());
        return Next.publish(NotificationSent.newBuilder()
                        .setEnvelope(step.envelope())
                        .setChannel(delivery.channel())
                        .setAbout(delivery.about())
                        .build())
                .remember(mail(step).without(delivery));
    }

    private static Next failed(Delivery delivery, Step step, GiveUp why) {
        return Next.publish(NotificationFailed.newBuilder()
                        .setEnvelope(step.envelope())
                        .setChannel(delivery.channel())
                        .setAbout(delivery.about())
                        .setReason(why.reason())
                        .build())
                .remember(mail(step).without(delivery));
    }

    private static Mail mail(Step step) {
        return step.memory(Mail.class).orElseGet(Mail::none);
    }
}
