package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.SourceKinds;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-15: what was looked at before a release, and who agreed, is on record. */
final class SignOff implements Question {

    private static final Pattern FILE =
            Pattern.compile("(?i)(check-?_?list|release|deploy|sign-?_?off|pull_request_template"
                    + "|merge_request_templates|go-?live|runbook)");
    private static final Pattern BOX = Pattern.compile("^\\s*[-*]\\s*\\[[ xX]]\\s");

    @Override
    public Answer ask(Inspection application) {
        return application
                .files()
                .where(file -> SourceKinds.isDocument(file)
                        && FILE.matcher(file.path()).find()
                        && file.code().matching(BOX).all().size() >= 3)
                .stream()
                .findFirst()
                .map(file -> Answer.pass(file + " is a list to sign off"))
                .orElseGet(() -> Answer.fail(
                        "there is no list of what to look at before a release, and nobody signs",
                        "write a release checklist with boxes, for example in the template of pull requests"));
    }
}
