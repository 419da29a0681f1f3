package dev.slipway.cli.demo;

import dev.slipway.cli.connect.Connection;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.request.RequestForms;
import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.cli.tell.Audience;
import dev.slipway.events.ApprovalRequested;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import java.time.InstantSource;

/** Somebody who says yes as soon as she is asked; everybody else hears the story as well. */
record Approver(Audience others, SigningKey key, Connection connection, InstantSource clock) implements Audience {

    @Override
    public void sees(Recorded recorded) {
        others.sees(recorded);
        if (recorded.event() instanceof ApprovalRequested asked) {
            var envelope = asked.getEnvelope();
            var yes = new RequestForms(key.id(), clock)
                    .approve(
                            Target.parse(envelope.getTarget()),
                            envelope.getRequestId(),
                            asked.getPlanDigest(),
                            "it works in the demo",
                            false);
            try (var publisher = RequestPublisher.open(connection.broker(), key, clock)) {
                publisher.publish(yes);
            }
        }
    }

    @Override
    public void waits() {
        others.waits();
    }

    @Override
    public void ends() {
        others.ends();
    }
}
