package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Credentials;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.SourceFile;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** RB-005: no password stands where everybody reads it. */
final class WrittenCredentials implements Question {

    /** What databases are started with that live no longer than a run of a pipeline. */
    private static final Pattern FOR_TESTS =
            Pattern.compile("(?i)\\b(postgres|mysql|mariadb|mssql|sa|pg|mongo\\w*)_?(root_)?password\\b"
                    + "|@(localhost|127\\.0\\.0\\.1|postgres|db|mysql|mariadb|mongo)[:/]");

    private static final Pattern VARIABLES = Pattern.compile(
            "(?i)(^|/)((group|host)_vars|vars)/|(^|/)(secrets?|credentials?|vault)\\.(ya?ml|json)$|(^|/)(inventory|hosts)(\\.(ini|ya?ml))?$");
    private static final Pattern SEALED =
            Pattern.compile("\\$ANSIBLE_VAULT|kind:\\s*SealedSecret|^\\s*\"?sops\"?:|ENC\\[");

    /** What Ansible and charts are given, unless it is encrypted. */
    private static boolean holdsVariables(SourceFile file) {
        return VARIABLES.matcher(file.path()).find() && !file.written().has(SEALED);
    }

    @Override
    public Answer ask(Inspection application) {
        var looked = application
                .scripts()
                .code()
                .and(application.pipelines().code().without(FOR_TESTS))
                .and(application.containers().code())
                .and(application.containers().composeEntries())
                .and(application.containers().kubernetesCode())
                .and(application.code(WrittenCredentials::holdsVariables))
                .and(application.code(file -> file.name()
                        .matches("application[\\w-]*\\.(properties|ya?ml)|appsettings[\\w.-]*\\.json|database\\.ya?ml"
                                + "|alembic\\.ini|knexfile\\.[jt]s|[\\w-]*\\.tfvars|crontab|settings\\.py"
                                + "|slipway\\.yaml|config\\.(json|ya?ml|toml|ini)|\\.npmrc|\\.pypirc|\\.pgpass")))
                .and(new Lines(application.containers().images().stream()
                        .flatMap(image ->
                                image
                                        .file()
                                        .code()
                                        .matching(Pattern.compile("(?i)^\\s*(ENV|ARG|RUN)\\b"))
                                        .all()
                                        .stream())
                        .toList()));
        var written = Credentials.in(looked).onePerPlace();
        if (written.isEmpty()) {
            return looked.isEmpty()
                    ? Answer.notApplicable("there is no script, Compose file or setting that could hold one")
                    : Answer.pass("no password or key is written out in scripts, pipelines, Compose files or settings");
        }
        var first = written.all().getFirst();
        return Answer.fail(
                Credentials.found(first).orElse("a secret") + " is written out at " + written.places()
                        + " (values not shown)",
                "change what was written there, and refer to it: ${file:/run/secrets/name}, a variable, or a store");
    }
}
