package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-001: people who work on Windows deploy as well as all others. */
final class WindowsDeployment implements Question {

    private static final Pattern TOOL = Pattern.compile(
            "(?i)(^|/)(chart\\.yaml|skaffold\\.ya?ml|fly\\.toml|vercel\\.json|netlify\\.toml|serverless\\.ya?ml"
                    + "|render\\.ya?ml|railway\\.(json|toml)|procfile|app\\.ya?ml|config/deploy\\.yml"
                    + "|kustomization\\.ya?ml|helmfile\\.ya?ml)$");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("slipway.yaml is there, and the command `slipway` is the same on Windows");
        }
        var scripts = application.scripts().of(Purpose.DEPLOY);
        var fitting = scripts.stream()
                .filter(script -> script.runsOnWindows() && !script.code().isEmpty())
                .findFirst();
        if (fitting.isPresent()) {
            return Answer.pass(fitting.get() + " runs on Windows");
        }
        return application
                .files()
                .path(TOOL)
                .map(path -> Answer.pass(path + " is for a tool that Windows has, too"))
                .orElseGet(() -> Answer.fail(
                        scripts.isEmpty()
                                ? application
                                        .pipelineWork()
                                        .first(Commands.DEPLOY)
                                        .map(line -> "only the pipeline deploys, at " + line)
                                        .orElse("there is no script or tool that deploys")
                                : "only for a Unix shell: " + Lines.places(scripts),
                        "describe the application in slipway.yaml: `slipway.cmd` and `slipway.ps1` do the "
                                + "same as `slipway`"));
    }
}
