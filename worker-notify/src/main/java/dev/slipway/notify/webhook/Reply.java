package dev.slipway.notify.webhook;

import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.util.Set;

/** What a webhook's status means for us. */
sealed interface Reply {

    Set<Integer> PASSING = Set.of(408, 425, 429);

    /** Returns when the message was taken; throws when it was not. */
    void accept();

    static Reply of(String webhook, int status) {
        if (status / 100 == 2) {
            return new Taken();
        }
        return status / 100 == 5 || PASSING.contains(status) ? new NotNow(webhook, status) : new Never(webhook, status);
    }

    /** The other side has it. */
    record Taken() implements Reply {
        @Override
        public void accept() {
            // that is all there is to it
        }
    }

    /** The other side has trouble of its own. */
    record NotNow(String webhook, int status) implements Reply {
        @Override
        public void accept() {
            throw new TryAgain("webhook `" + webhook + "` answered " + status + ", so it cannot take messages now");
        }
    }

    /** The other side does not want it, and will not want it later. */
    record Never(String webhook, int status) implements Reply {
        @Override
        public void accept() {
            throw new GiveUp(
                    "webhook-refused",
                    "webhook `" + webhook + "` answered " + status + ", which no repetition changes; "
                            + (status / 100 == 3
                                    ? "it has moved, so give its new address in targets.yaml"
                                    : "check its address in targets.yaml and what the other side expects"),
                    "notification-failed");
        }
    }
}
