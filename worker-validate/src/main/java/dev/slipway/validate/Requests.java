package dev.slipway.validate;

import dev.slipway.events.RequestKind;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.check.Asked;
import dev.slipway.validate.check.Checks;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.Memorable;
import dev.slipway.validate.lane.Mark;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import org.apache.avro.specific.SpecificRecord;

/** Takes every request in: knows it again, has it checked, and refuses it or hands it to those who decide. */
final class Requests {

    static final String REUSED = "reused";

    private final Moments moments;
    private final Checks checks;
    private final Memorable memorable;

    Requests(Moments moments, Checks checks, Memorable memorable) {
        this.moments = moments;
        this.checks = checks;
        this.memorable = memorable;
    }

    Next on(SpecificRecord body, Step step) throws Exception {
        var moment = moments.at(step);
        var asked = new Asked(body, step.received(), moment.now());
        if (!asked.answerable()) {
            return Next.ignore("its id or target is so long that no answer could name it");
        }
        var known = moment.lane().mark(asked.id());
        return known.isPresent() ? again(asked, known.get(), moment) : fresh(asked, moment);
    }

    /** The checks could not be made, however often they were tried. */
    Next gaveUp(SpecificRecord body, Step step, GiveUp why) {
        var moment = moments.at(step);
        var asked = new Asked(body, step.received(), moment.now());
        if (moment.lane().mark(asked.id()).isPresent()
                || !memorable.room(asked, moment.lane())
                || !checks.trust(asked, moment.lane())) {
            return Next.ignore("request " + asked.id() + " could not be checked: " + why.getMessage());
        }
        var unseen = Checking.unseen(String.valueOf(why.getMessage()));
        var unchecked = Findings.unchecked(unseen);
        return refused(request(asked, true), unchecked, moment).next();
    }

    private Next again(Asked asked, Mark known, Moment moment) {
        if (known.digest().equals(asked.digest())) {
            return Next.ignore("request " + asked.id() + " came again");
        }
        return moment.lane()
                .underWay(asked.id())
                .filter(request -> request.newImpostor(asked.digest()))
                .filter(request -> checks.trust(asked, moment.lane()))
                .map(request -> Next.nothing()
                        .remember(moment.lane().met(asked.id(), asked.digest()))
                        .then(REUSED, asked.id() + " " + asked.digest()))
                .orElseGet(() -> Next.ignore(
                        "the id " + asked.id() + " is taken, so this other request under it does not count"));
    }

    /** Told by a step of its own: what the record itself leads to would have the identity of the first request's facts. */
    Next reused(String idAndDigest, Step step) {
        var moment = moments.at(step);
        var id = idAndDigest.substring(0, idAndDigest.indexOf(' '));
        var reuse = Finding.fail(
                "id-reused",
                "another request came under the id " + id + "; the first one goes on",
                "make a new id for each request");
        return moment.lane()
                .underWay(id)
                .map(request -> Next.publish(moment.facts().checked(request, reuse.evidence("id-reused", 0))))
                .orElseGet(() -> Next.ignore("request " + id + " has ended meanwhile"));
    }

    private Next fresh(Asked asked, Moment moment) throws Exception {
        if (!memorable.room(asked, moment.lane())) {
            return Next.ignore("request " + asked.id() + " gets no answer, because so many are remembered already that"
                    + " it could not be told from one that comes again");
        }
        var findings = checks.of(asked, moment.lane());
        if (!findings.trusted() && !memorable.stranger(asked, moment.lane())) {
            return Next.ignore("request " + asked.id() + " of a stranger gets no answer: "
                    + findings.reasons().getFirst().getMessage());
        }
        var request = request(asked, findings.trusted());
        if (findings.refuse()) {
            return refused(request, findings, moment).next();
        }
        var move = request.kind() == RequestKind.DEPLOY
                ? admitted(request, findings, moment)
                : passed(asked, request, findings, moment);
        return move.next();
    }

    private static Move refused(Request request, Findings findings, Moment moment) {
        return said(request, findings, moment)
                .say(moment.facts().failed(request, findings.reasons()))
                .then(lane -> Ending.rejected(lane, request, findings.reasons(), moment));
    }

    /** It takes its place in the line at once; its release is looked at by a step of its own, which may take a while. */
    private static Move admitted(Request request, Findings findings, Moment moment) {
        return said(request, findings, moment)
                .change(lane -> lane.join(Ticket.checking(request, findings.warnings())))
                .check(request.id());
    }

    private static Move passed(Asked asked, Request request, Findings findings, Moment moment) {
        return said(request, findings, moment)
                .say(moment.facts().passed(request, findings.warnings()))
                .then(lane -> Decisions.about(asked.body(), request, lane, moment));
    }

    private static Move said(Request request, Findings findings, Moment moment) {
        return Move.of(moment.lane())
                .say(moment.facts().started(request))
                .say(moment.facts().checked(request, findings.evidence()));
    }

    private Request request(Asked asked, boolean trusted) {
        return Request.of(memorable.mark(asked, trusted), asked.kind(), asked.wish(), asked.version(), asked.key());
    }
}
