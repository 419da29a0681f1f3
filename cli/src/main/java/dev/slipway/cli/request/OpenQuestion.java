package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.LossText;
import dev.slipway.cli.tell.PlanText;
import dev.slipway.cli.tell.Sentences;
import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.release.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * What people were asked about a request the last time.
 *
 * @param shown the plan, or what a restore would lose
 */
record OpenQuestion(ApprovalRequested asked, List<String> shown) {

    static OpenQuestion of(String requestId, Broker broker) {
        try (var log = EventLog.open(broker, Extent.since(requestId))) {
            return in(log.rest(), requestId);
        }
    }

    static OpenQuestion in(List<Recorded> log, String requestId) {
        var story = log.stream().filter(recorded -> recorded.isAbout(requestId)).toList();
        if (story.isEmpty()) {
            throw WhereAsked.unknown(requestId);
        }
        var asked = only(story, ApprovalRequested.class)
                .reduce((_, later) -> later)
                .orElseThrow(() -> CannotGoOn.usage("nobody is asked to approve " + requestId + "; lately: "
                        + Sentences.of(story.getLast().event())));
        return new OpenQuestion(asked, isAboutLoss(asked) ? loss(story) : plan(story, asked));
    }

    private static List<String> plan(List<Recorded> story, ApprovalRequested asked) {
        return only(story, RolloutPlanned.class)
                .map(RolloutPlanned::getPlan)
                .filter(plan -> Objects.equals(plan.getDigest(), asked.getPlanDigest()))
                .reduce((_, later) -> later)
                .map(PlanText::of)
                .orElseThrow(() -> CannotGoOn.usage(
                        "the plan " + asked.getPlanDigest() + " that is to be approved is not in the log"));
    }

    private static List<String> loss(List<Recorded> story) {
        return only(story, LossMeasured.class)
                .reduce((_, later) -> later)
                .map(LossText::of)
                .orElse(List.of());
    }

    private static <E extends SpecificRecord> Stream<E> only(List<Recorded> story, Class<E> type) {
        return story.stream().map(Recorded::event).filter(type::isInstance).map(type::cast);
    }

    private static boolean isAboutLoss(ApprovalRequested asked) {
        return !asked.getQuestion().isEmpty();
    }

    Target target() {
        return Target.parse(asked.getEnvelope().getTarget());
    }

    String digest() {
        return asked.getPlanDigest();
    }

    /** What a yes would be to. */
    String subject() {
        return (isAboutLoss(asked) ? "the loss " : "plan ") + PlanText.shortened(digest());
    }

    List<String> lines() {
        var lines = new ArrayList<>(shown);
        lines.add(Sentences.of(asked));
        return lines;
    }
}
