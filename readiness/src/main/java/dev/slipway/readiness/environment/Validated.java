package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** ENV-001: a wrong or missing variable is found before a service starts with it. */
final class Validated implements Question {

    private static final Pattern SCHEMA =
            Pattern.compile("(?i)envalid|\\bznv\\b|@t3-oss/env|env-schema|env-var\\b|convict|dotenv-safe"
                    + "|z\\.object\\(|joi\\.object|BaseSettings|pydantic_settings|environ\\.Env\\("
                    + "|@ConfigurationProperties|envconfig|caarlos0/env|,required\"|cleanenv|zod.*env"
                    + "|env.*(safeParse|\\.parse\\()|ValidateOnStart|ValidateDataAnnotations"
                    + "|dry-configurable|figment|envy::|dynaconf.*validators");
    private static final Pattern SCRIPT = Pattern.compile(
            "(?i)(validate|check|verify)[-_]?env(ironment)?\\b|env[-_]?(validate|check)|slipway env check");
    private static final Pattern DEMANDED = Pattern.compile("\\$\\{\\w+:?\\?");

    private static final Pattern READ =
            Pattern.compile("os\\.(Getenv|LookupEnv)\\(|process\\.env\\b|os\\.(environ|getenv)\\b|System\\.getenv\\(");
    private static final Pattern ABSENT =
            Pattern.compile("\\bif\\b.*(==\\s*\"\"|==\\s*null|is None|===?\\s*undefined|!ok\\b|\\bnot\\s+\\w|!\\w)");
    private static final Pattern ENDS =
            Pattern.compile("log\\.Fatal|os\\.Exit|\\bpanic\\(|\\bthrow\\b|\\braise\\b|(sys|process)\\.exit");
    private static final int NEAR = 3;

    /** Read, found missing, and the end of it: by hand, within a few lines. */
    private static Optional<Line> demanded(Inspection application) {
        var sources = application.sources();
        return sources.matching(ABSENT).all().stream()
                .filter(line -> near(sources, line, -NEAR, 0).has(READ)
                        && near(sources, line, 0, NEAR).has(ENDS))
                .findFirst();
    }

    private static Lines near(Lines sources, Line line, int before, int after) {
        return sources.where(each -> each.file().equals(line.file())
                && each.number() >= line.number() + before
                && each.number() <= line.number() + after);
    }

    @Override
    public Answer ask(Inspection application) {
        var declares = application.slipway().application().stream()
                .flatMap(all -> all.services().stream())
                .anyMatch(service -> !service.variables().isEmpty());
        if (declares) {
            return Answer.pass("slipway.yaml declares the variables with types and rules; the gate checks them");
        }
        var reads = application.settings().reads();
        if (reads.isEmpty()) {
            return Answer.notApplicable("it reads no variables");
        }
        var usesEnvironment = application
                .sources()
                .where(line ->
                        SCHEMA.matcher(line.text()).find() && !line.text().matches(".*z\\.object.*(req|body).*"));
        return usesEnvironment.all().stream()
                .filter(line -> application
                        .sources()
                        .where(other -> other.file().equals(line.file()))
                        .has(Pattern.compile("(?i)env|config|settings")))
                .findFirst()
                .or(() -> demanded(application))
                .or(() -> application.automation().first(SCRIPT))
                .or(() -> application.scripts().all().stream()
                        .filter(script -> SCRIPT.matcher(script.name()).find())
                        .flatMap(script -> script.code().all().stream())
                        .findFirst())
                .or(() -> application.containers().code().first(DEMANDED))
                .map(line -> Answer.pass(line + " demands what is needed"))
                .orElseGet(() -> Answer.fail(
                        "variables are read, as at " + reads.places() + ", and nobody checks them first",
                        "declare them under `variables` in slipway.yaml with their types; `slipway env "
                                + "check` and the gate do the rest"));
    }
}
