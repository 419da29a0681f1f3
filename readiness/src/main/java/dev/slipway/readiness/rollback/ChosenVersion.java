package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** RB-002: it can go back to any version that was there. */
final class ChosenVersion implements Question {

    private static final Pattern TAKES =
            Pattern.compile("(?i)\\$[({]?(VERSION|TAG|TARGET|RELEASE|REVISION|IMAGE_TAG|COMMIT|SHA|TO|REF)\\b"
                    + "|(version|tag|image|checkout|release|revision|commit|sha).*(\\$\\{?1\\b|%~?1)"
                    + "|\\bparam\\s*\\(|\\$args|process\\.argv|sys\\.argv|argparse|--to-revision"
                    + "|inputs\\.\\w*(version|tag|ref|revision)|params\\.\\w*(VERSION|TAG)|getopts|read -p"
                    + "|Read-Host");
    private static final Pattern TOOL =
            Pattern.compile("(?i)helm rollback|rollout undo .*--to-revision|kamal rollback|fly(ctl)? releases"
                    + "|heroku rollback|nomad job revert|slipway rollback|argocd app rollback");
    private static final Pattern CHOICE =
            Pattern.compile("(?i)inputs\\.\\w*(version|tag|ref|revision)|params\\.\\w*(VERSION|TAG)"
                    + "|github\\.event\\.inputs\\.\\w*(version|tag)");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("`slipway rollback --to VERSION` goes to any release that the log has");
        }
        var scripts = application.scripts().code(Purpose.ROLLBACK);
        return application
                .automation()
                .first(TOOL)
                .or(() -> scripts.first(TAKES))
                .or(() -> application.pipelines().code().first(CHOICE))
                .map(line -> Answer.pass(line + " goes back to the version that is named"))
                .or(() -> BuiltInRollback.of(application).map(tool -> Answer.pass(tool.canGoBack())))
                .orElseGet(() -> Answer.fail(
                        scripts.isEmpty()
                                ? "there is no rollback"
                                : scripts.all().getFirst().file() + " knows one version only",
                        "let the version be named: `slipway rollback APP/ENV --to VERSION`"));
    }
}
