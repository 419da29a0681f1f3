package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Playbooks;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-24: it can be deployed to machines other than the one in front of somebody. */
final class RemoteTargets implements Question {

    private static final Pattern REMOTE =
            Pattern.compile("(?i)DOCKER_HOST|docker (--context|context|-H)|\\bssh\\s|rsync .*:|scp .*:|kubectl"
                    + "|helm (upgrade|install)|terraform|ansible-playbook|fly(ctl)? deploy|heroku|\\becs\\b"
                    + "|gcloud|az (webapp|containerapp|aks)|eb deploy|serverless deploy|nomad|kamal|vercel"
                    + "|netlify|dokku|appleboy/(ssh|scp)-action|azure/|google-github-actions/deploy"
                    + "|amazon-ecs|docker stack deploy|slipway request");

    private static final Pattern CAPISTRANO = Pattern.compile("^\\s*(server|role)\\b");

    @Override
    public Answer ask(Inspection application) {
        var remote = application
                .automation()
                .first(REMOTE)
                .or(() -> application.scripts().code(Purpose.DEPLOY).first(Playbooks.REMOTE))
                .or(() -> application
                        .code(file -> file.path().matches("(.*/)?config/deploy/[^/]+\\.rb"))
                        .first(CAPISTRANO));
        if (remote.isPresent()) {
            return Answer.pass(remote.get() + " reaches machines elsewhere");
        }
        return !application.containers().kubernetes().isEmpty()
                ? Answer.pass(application.containers().kubernetes().getFirst() + " is for a cluster")
                : application
                        .files()
                        .path(Pattern.compile("\\.tf$|(^|/)(fly\\.toml|render\\.yaml|app\\.yaml|serverless\\.yml)$"))
                        .map(path -> Answer.pass(path + " describes machines elsewhere"))
                        .orElseGet(() -> Answer.fail(
                                "everything is deployed on the machine at hand",
                                "let a pipeline send `slipway request` to the workers beside the target, or deploy "
                                        + "to a remote engine"));
    }
}
