package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-16: whoever is called finds written down what to do. */
final class Runbook implements Question {

    private static final Pattern BOOK =
            Pattern.compile("(?i)(^|/)(run-?_?books?|playbooks?|operations|ops-guide|deploy(ment|ing)?(-guide)?"
                    + "|on-?call|incident[\\w-]*)(/[^/]+)?\\.(md|adoc|rst|txt|markdown)$");
    private static final Pattern SAYS =
            Pattern.compile("(?i)roll(ing)? ?-?back|restart|restore|failed|failure|escalat|deploy");

    @Override
    public Answer ask(Inspection application) {
        var book = application
                .files()
                .where(file -> BOOK.matcher(file.path()).find()
                        && file.code().matching(SAYS).all().size() >= 2)
                .stream()
                .findFirst();
        if (book.isPresent()) {
            return Answer.pass(book.get() + " says what to do");
        }
        return application.slipway().deploys()
                ? Answer.pass("each failure that Slipway reports names the section of its runbook")
                : Answer.fail(
                        "there is no runbook",
                        "write docs/runbook.md: how to deploy, how to see that it went well, how to go back, "
                                + "whom to call");
    }
}
