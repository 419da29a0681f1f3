package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** CI-001: every change goes through a pipeline. */
final class Pipeline implements Question {

    private static final Pattern WORK =
            Pattern.compile("(?i)\\b(npm|yarn|pnpm|bun|npx|mvnw?|gradlew?|pytest|python|pip|poetry|uv|tox"
                    + "|go (test|build|vet)|cargo|docker|make|dotnet|composer|phpunit|bundle|rake|rspec|mix"
                    + "|sbt|slipway|kubectl|helm|terraform|test|build|lint|deploy)\\b");
    private static final Pattern NAMES = Pattern.compile("(?i)^\\s*(-\\s+)?(name|on|stage|description|key)\\s*:");

    @Override
    public Answer ask(Inspection application) {
        var work = application.pipelines().code().without(NAMES).first(WORK);
        if (work.isPresent()) {
            return Answer.pass(work.get().file() + " is there");
        }
        return Answer.fail(
                application.pipelines().files().isEmpty()
                        ? "there is no pipeline"
                        : application.pipelines().files().getFirst() + " does nothing",
                "write one that builds, tests and sends `slipway request --wait`");
    }
}
