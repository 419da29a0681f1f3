package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-18: what is to run where stands in Git, and follows from there. */
final class DesiredState implements Question {

    private static final Pattern TOOL =
            Pattern.compile("(?i)argoproj\\.io|argocd|fluxcd\\.io|\\bflux (bootstrap|reconcile)"
                    + "|fleet\\.cattle\\.io|werf converge|weave ?gitops");
    private static final Pattern PUSHED =
            Pattern.compile("(?i)^\\s*paths:|changes:\\s*$|only:\\s*changes|changeset\\s");
    private static final Pattern DESIRED = Pattern.compile(
            "(?i)(releases?|environments?|deploy|desired|manifests|k8s|clusters|gitops|targets|VERSION)[/*\\w.\"']*");

    @Override
    public Answer ask(Inspection application) {
        var tool = application.operation().first(TOOL);
        if (tool.isPresent()) {
            return Answer.pass(tool.get() + " follows what stands in Git");
        }
        for (var file : application.pipelines().working()) {
            var paths = file.code().first(PUSHED);
            if (paths.isPresent()
                    && file.code()
                            .where(line -> line.number() >= paths.get().number()
                                    && line.number() <= paths.get().number() + 4)
                            .has(DESIRED)
                    && application.scripts().reachedFrom(file.code()).has(Commands.DEPLOY)) {
                return Answer.pass(paths.get() + " deploys what is written there");
            }
        }
        return Answer.fail(
                "nothing follows from a change of the desired state in Git",
                "let a change of a file that says what is to run start the deployment");
    }
}
