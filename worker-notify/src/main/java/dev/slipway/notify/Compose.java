package dev.slipway.notify;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolledBack;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import dev.slipway.notify.Message.Urgency;
import java.time.Duration;
import java.util.Locale;

/** Puts events into words that a tired person understands at first reading. */
final class Compose {

    private Compose() {}

    static Message of(Succeeded event) {
        return Draft.about(event, event.getKind()).tell(Urgency.NOBODY, "succeeded: " + event.getStatement());
    }

    static Message of(Rejected event) {
        return Draft.about(event, event.getKind())
                .because(event.getReasons())
                .tell(Urgency.MAKERS, "was rejected, nothing was touched");
    }

    static Message of(RolledBack event) {
        var serving = event.getServing().map(Release::getVersion);
        return Draft.about(event, event.getKind())
                .because(event.getReasons())
                .tell(
                        Urgency.MAKERS,
                        "was rolled back, "
                                + serving.map(version -> version + " serves").orElse("nothing serves"));
    }

    static Message of(Cancelled event) {
        return Draft.about(event, event.getKind())
                .tell(
                        Urgency.NOBODY,
                        event.getUndone()
                                ? "was cancelled, what had been done was undone"
                                : "was cancelled, nothing had been touched");
    }

    static Message of(Superseded event) {
        return Draft.about(event, event.getKind())
                .tell(Urgency.NOBODY, "made way for the newer request " + event.getSupersededBy());
    }

    static Message of(Failed event) {
        return Draft.about(event, event.getKind())
                .because(event.getReasons())
                .tell(
                        Urgency.OPERATOR,
                        "FAILED and could not be undone; the target is held until somebody looks and clears it");
    }

    static Message of(RollbackStuck event) {
        return Draft.about(event)
                .because(event.getReason())
                .tell(Urgency.OPERATOR, "rollback is stuck at " + event.getStep() + ", a person is needed");
    }

    static Message of(StageOverdue event) {
        var waited = Duration.ofMillis(event.getWaitedMillis()).toSeconds();
        var stage = event.getStage().name().toLowerCase(Locale.ROOT);
        return Draft.about(event)
                .tell(
                        Urgency.OPERATOR,
                        "worker " + stage + " has not answered for " + waited + " s, see whether it runs");
    }

    static Message of(ApprovalRequested event) {
        var until = event.getExpiresAt().map(time -> " until " + time).orElse("");
        var from = event.getFrom().isEmpty() ? "" : ", " + String.join(" and ", event.getFrom());
        return Draft.about(event)
                .tell(
                        Urgency.MAKERS,
                        "plan " + event.getPlanDigest() + " waits for " + event.getNeeded() + " approval"
                                + (event.getNeeded() == 1 ? "" : "s") + until + from + "; `slipway approve "
                                + event.getEnvelope().getRequestId() + "` shows it");
    }

    static Message of(RuleOverridden event) {
        return Draft.about(event)
                .tell(
                        Urgency.OPERATOR,
                        "`" + event.getOverriddenBy() + "` went past the rule `" + event.getRule() + "`: "
                                + event.getReason());
    }
}
