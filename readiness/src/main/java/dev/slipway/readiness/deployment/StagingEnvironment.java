package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-008: a release is tried somewhere else before production. */
final class StagingEnvironment implements Question {

    private static final Pattern NAME =
            Pattern.compile("(?i)(^|[^a-z])(staging|qa|uat|preprod|pre-production|acceptance)([^a-z]|$)");
    private static final Pattern FILE =
            Pattern.compile("(?i)(compose|stack)[\\w.-]*[.-](staging|stage|qa|uat|preprod)\\.ya?ml$|(^"
                    + "|/)(environments|overlays|envs?|inventories|inventory|clusters|deploy|k8s|kubernetes"
                    + "|targets)/([\\w-]+/)?(staging|stage|qa|uat|preprod)([/.]|$)|values[.-](staging|stage"
                    + "|qa|uat|preprod)\\.ya?ml$|(staging|qa|uat|preprod)\\.tfvars$|(fly"
                    + "|wrangler)\\.(staging|stage|qa)\\.toml$");

    /** Tests of acceptance need no environment of that name. */
    private static final Pattern TRIALS = Pattern.compile(
            "(?i)acceptance[-_ :/]?(tests?|suite|specs?)|(tests?|specs?)[-_ :/]{1,2}acceptance"
                    + "|\\b(npm|yarn|pnpm|npx|mvnw?|gradlew?|pytest|rspec|behat|make|go test)\\b.*\\b(acceptance|qa)\\b");

    @Override
    public Answer ask(Inspection application) {
        var other = application.slipway().targets().stream()
                .map(rules -> rules.target().toString())
                .filter(target ->
                        NAME.matcher(target.substring(target.indexOf('/') + 1)).find() || target.endsWith("/test"))
                .findFirst();
        if (other.isPresent()) {
            return Answer.pass("targets.yaml has " + other.get());
        }
        var file = application.files().path(FILE);
        if (file.isPresent()) {
            return Answer.pass(file.get() + " is for another environment than production");
        }
        return application
                .automation()
                .without(Pattern.compile("^\\s*(echo|printf)\\b"))
                .without(TRIALS)
                .first(NAME)
                .map(line -> Answer.pass(line + " concerns an environment before production"))
                .orElseGet(() -> Answer.fail(
                        "there is no environment but " + application.environment(),
                        "add a target such as staging to targets.yaml, and deploy each release there first"));
    }
}
