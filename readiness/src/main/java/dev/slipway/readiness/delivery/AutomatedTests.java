package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** CI-002: a change that breaks something is found by a test before it is deployed. */
final class AutomatedTests implements Question {

    private static final Pattern TESTS =
            Pattern.compile("(?i)\\b(npm|yarn|pnpm|bun)\\s+(run\\s+)?(--\\S+ )*(test|ci:test|test:\\S+|unit"
                    + "|e2e)\\b|\\b(npx|yarn|pnpm|bunx)\\s+(jest|vitest|mocha|playwright test|cypress run"
                    + "|ava|tap)|\\b(jest|vitest|mocha)\\b\\s*(--|$)|\\bpytest\\b|python3? -m (unittest"
                    + "|pytest)|\\btox\\b|\\bnox\\b|manage\\.py test"
                    + "|\\bgo test\\b|mvnw?\\b(?!.*-DskipTests)(?!.*maven\\.test\\.skip).*\\b(test|verify"
                    + "|package|install)\\b|gradlew?\\b(?!.*-x test).*\\b(test|check|build)\\b"
                    + "|cargo (nextest|test)|dotnet test|\\brspec\\b|rails test|\\brake( test|\\s*$)"
                    + "|phpunit|artisan test|\\bpest\\b|\\bctest\\b|mix test|sbt .*test"
                    + "|\\bmake (\\S+ )*(test|check)\\b|deno test|bun test|node --test|(^"
                    + "|[\\s\"'])\\./(run[-_])?tests?(\\.sh)?\\b|clojure .*:test|flutter test|swift test"
                    + "|VSTest@|^\\s*command:\\s*[\"']?test[\"']?\\s*$|slipway demo|\\btest\\.sh\\b");
    private static final Pattern IGNORED =
            Pattern.compile("\\|\\|\\s*(true|exit 0|:|echo)|continue-on-error:\\s*true|allow_failure:\\s*true");
    private static final Pattern INSTALLS = Pattern.compile(
            "(?i)\\b(pip3?|uv|poetry|npm|yarn|pnpm|apt-get|gem|brew|cargo|go)\\s+(pip\\s+)?(install|i|ci|add)\\b[^&;|]*");
    private static final Pattern NO_TESTS = Pattern.compile(
            "(?i)no test specified|^\\s*(echo|exit 0|true)\\b(?!.*(&&|;)\\s*\\w*(jest|mocha|vitest|node))");

    private static final Pattern FORGIVEN =
            Pattern.compile("continue-on-error:\\s*[\"']?true|allow_failure:\\s*[\"']?true");
    private static final Pattern OFF =
            Pattern.compile("^\\s*(-\\s+)?((if|condition):\\s*[\"']?(\\$\\{\\{)?\\s*(false|'false')\\s*(}})?[\"']?"
                    + "|enabled:\\s*[\"']?false[\"']?)\\s*$");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().evidence().tests().isPresent()) {
            return Answer.pass("a report of tests has to come with each release to "
                    + application.slipway().targetName() + ", and the gate judges it");
        }
        var running = application
                .pipelines()
                .code()
                .where(line -> TESTS.matcher(
                                INSTALLS.matcher(Commands.unsaid(line.text())).replaceAll(""))
                        .find())
                .without(Pattern.compile("^\\s*-?\\s*(name|stage|key|id|description|image):|^\\s*#"));
        var counting = running.where(line -> !isIgnored(application, line) && !isOff(application, line));
        if (counting.isEmpty()) {
            return Answer.fail(
                    running.isEmpty()
                            ? "no pipeline runs tests"
                            : running.all().getFirst()
                                    + (isOff(application, running.all().getFirst())
                                            ? " is switched off"
                                            : " goes on when tests fail"),
                    "run the tests in the pipeline, let it stop when one fails, and send the report "
                            + "along with the request");
        }
        var hollow = application.scripts().all().stream()
                .filter(script -> script.file().endsWith("package.json")
                        && script.name().equals("test")
                        && script.code().has(NO_TESTS))
                .findFirst();
        var first = counting.all().getFirst();
        return hollow.isPresent() && first.text().matches("(?i).*\\b(npm|yarn|pnpm)\\b.*")
                ? Answer.fail(
                        first + " runs the tests of "
                                + hollow.get().code().all().getFirst() + ", which are none",
                        "write tests")
                : Answer.pass(first + " runs tests");
    }

    /** On the line itself, or said about its step or its job. */
    private static boolean isIgnored(Inspection application, Line line) {
        return IGNORED.matcher(line.text()).find() || isSaidAbout(line, FORGIVEN, application);
    }

    /** Its step or its job never runs. */
    private static boolean isOff(Inspection application, Line line) {
        return isSaidAbout(line, OFF, application);
    }

    private static boolean isSaidAbout(Line line, Pattern said, Inspection application) {
        return application
                .pipelines()
                .code()
                .where(each -> each.file().equals(line.file()))
                .about(line)
                .has(said);
    }
}
