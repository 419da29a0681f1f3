package dev.slipway.validate.content;

import dev.slipway.readiness.Audit;
import dev.slipway.readiness.Judged;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.release.operations.Operations;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the release is as fit for production as is demanded, by the same audit that people run themselves. */
public final class ReadinessCheck implements ContentCheck {

    public static final String ID = "readiness";

    private static final int NAMED = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) throws IOException {
        var minimum = minimum(candidate, contents);
        return minimum.isEmpty()
                ? Finding.notApplicable("no `minimum-readiness` is demanded")
                : judge(audit(candidate, contents), minimum.get(), candidate);
    }

    private static Optional<Integer> minimum(Candidate candidate, Opened.Contents contents) {
        return candidate
                .rules()
                .policy()
                .standards()
                .minimumReadinessWith(contents.application().vetting().standards());
    }

    private static Scorecard audit(Candidate candidate, Opened.Contents contents) throws IOException {
        var target = candidate.target();
        var operations = new Operations(List.of(), Map.of(), Map.of(target, candidate.rules()));
        return Audit.of(Inspection.of(
                contents.folder(), Optional.of(operations), target.environment().value()));
    }

    private static Finding judge(Scorecard card, int minimum, Candidate candidate) {
        return card.score().isAtLeast(minimum)
                ? Finding.pass("the readiness of the release is " + card.score() + " of 100, at least " + minimum
                        + " is demanded")
                : Finding.fail(
                        "readiness-low",
                        "the readiness of the release is " + card.score() + " of 100, at least " + minimum
                                + " is demanded; what weighs most: " + worst(card),
                        "see all with `slipway readiness --environment "
                                + candidate.target().environment() + "`, mend it and make a new release");
    }

    private static String worst(Scorecard card) {
        return card.failing().stream().limit(NAMED).map(ReadinessCheck::said).collect(Collectors.joining("; "));
    }

    private static String said(Judged judged) {
        return judged.id() + " (" + judged.answer().evidence() + ")";
    }
}
