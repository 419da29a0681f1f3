package dev.slipway.notify;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import dev.slipway.notify.Mail.Letter;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;

/** Tells every channel of a target about every outcome; what goes wrong with one is no matter of the others. */
final class TellOutcomes {

    private final Directory directory;
    private final Deliver deliver;

    TellOutcomes(Directory directory, Retry retry) {
        this.directory = directory;
        this.deliver = new Deliver(directory, retry);
    }

    Stage stage() {
        return Stage.named(StageName.NOTIFY)
                .on(Succeeded.class)
                .run((event, step) -> take(Compose.of(event), step))
                .on(Rejected.class)
                .run(this::rejected)
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
                .on(RuleOverridden.class)
                .run((event, step) -> take(Compose.of(event), step))
                .step(Deliver.TELL)
                .otherwise((input, step, why) -> deliver.failed(Delivery.parse(input), step, why))
                .run((input, step) -> deliver.tell(Delivery.parse(input), step))
                .build();
    }

    private Next rejected(Rejected event, Step step) {
        return Stranger.asked(event)
                ? Next.ignore("request " + step.requestId() + " came from a stranger, which is no news for anybody")
                : take(Compose.of(event), step);
    }

    private Next take(Message message, Step step) {
        var mail = Deliver.mail(step);
        if (mail.knows(message.about())) {
            return Next.ignore(message.about() + " has been taken on already");
        }
        var channels = directory.channelsOf(step.target());
        if (channels.isEmpty()) {
            return Next.ignore(step.target() + " has nobody to tell in targets.yaml");
        }
        var letter = Letter.to(channels, message);
        var next = Next.nothing();
        for (var old : mail.crowdedOut()) {
            next.and(Deliver.crowdedOut(old, step));
        }
        letter.deliveries().forEach(delivery -> next.then(Deliver.TELL, delivery.asInput()));
        return next.remember(mail.take(letter));
    }
}
