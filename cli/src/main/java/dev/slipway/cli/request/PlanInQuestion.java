package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.PlanText;
import dev.slipway.cli.tell.Sentences;
import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Plan;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.release.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What people were asked about a request the last time, with the plan that they were asked about. */
record PlanInQuestion(ApprovalRequested asked, Plan plan) {

    static PlanInQuestion of(String requestId, Broker broker) {
        try (var log = EventLog.open(broker, Extent.since(requestId))) {
            return in(log.rest(), requestId);
        }
    }

    static PlanInQuestion in(List<Recorded> log, String requestId) {
        var story = log.stream().filter(recorded -> recorded.isAbout(requestId)).toList();
        if (story.isEmpty()) {
            throw WhereAsked.unknown(requestId);
        }
        var asked = only(story, ApprovalRequested.class)
                .reduce((_, later) -> later)
                .orElseThrow(() -> CannotGoOn.usage("nobody is asked to approve " + requestId + "; lately: "
                        + Sentences.of(story.getLast().event())));
        return only(story, RolloutPlanned.class)
                .map(RolloutPlanned::getPlan)
                .filter(plan -> Objects.equals(plan.getDigest(), asked.getPlanDigest()))
                .reduce((_, later) -> later)
                .map(plan -> new PlanInQuestion(asked, plan))
                .orElseThrow(() -> CannotGoOn.usage(
                        "the plan " + asked.getPlanDigest() + " that is to be approved is not in the log"));
    }

    private static <E extends SpecificRecord> Stream<E> only(List<Recorded> story, Class<E> type) {
        return story.stream().map(Recorded::event).filter(type::isInstance).map(type::cast);
    }

    Target target() {
        return Target.parse(asked.getEnvelope().getTarget());
    }

    String digest() {
        return asked.getPlanDigest();
    }

    String shortDigest() {
        return PlanText.shortened(digest());
    }

    List<String> lines() {
        var lines = new ArrayList<>(PlanText.of(plan));
        lines.add(Sentences.of(asked));
        return lines;
    }
}
