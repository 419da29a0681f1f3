package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The variables that an application reads or is given, and the templates that tell people about them. */
public record Settings(Lines reads, List<SourceFile> templates) {

    private static final Pattern READ = Pattern.compile(
            "process\\.env\\b|os\\.environ|os\\.getenv|\\bgetenv\\s*\\(|System\\.getenv|os\\.Getenv|os\\.LookupEnv"
                    + "|\\bENV\\[|ENV\\.fetch|Environment\\.GetEnvironmentVariable|import\\.meta\\.env"
                    + "|Deno\\.env|env::var|BaseSettings|\\benv\\(['\"]|System\\.get_env|environ\\.Env"
                    + "|config\\(['\"][A-Z_]+['\"]");
    private static final Pattern TEMPLATE =
            Pattern.compile("(^|/)(\\.?env([._-][\\w-]+)*[._-](example|sample|template|dist|tmpl|defaults?)"
                    + "|(example|sample|template)\\.env|\\.env\\.(example|sample|template|dist"
                    + "|defaults?)([._-][\\w-]+)*)$");
    private static final Pattern FOR_ENVIRONMENT =
            Pattern.compile("(?i)(^|/)(\\.?env(s|ironments?)?/)?\\.?(env[._-])?([\\w-]*[._-])?(staging|stage"
                    + "|production|prod|qa|uat|test|preprod)([._-](env|example|sample" + "|template))*([._-]env)?$");
    private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*(export\\s+)?[A-Za-z_][A-Za-z0-9_]*\\s*=");

    private static final Pattern GIVEN =
            Pattern.compile("(?<!\\$)\\$\\{?[A-Z_][A-Z0-9_]*|env_file|^\\s*environment:(\\s*[{\\[&*].*)?$");
    private static final Pattern SPRING = Pattern.compile("application[\\w-]*\\.(properties|ya?ml)");
    private static final Pattern EMBEDDED = Pattern.compile("<%=.*\\bENV(\\[|\\.fetch)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*[:}]");

    public Settings {
        templates = List.copyOf(templates);
    }

    static Settings of(SourceFiles files, Lines sources, Lines compose) {
        var spring = files.code(file -> SPRING.matcher(file.name()).matches() && !SourceKinds.isTest(file.path()));
        var embedded = files.code(file -> file.path().matches("(.*/)?config/[\\w-]+\\.ya?ml(\\.erb)?"));
        var reads = sources.matching(READ)
                .and(compose.matching(GIVEN))
                .and(spring.matching(PLACEHOLDER))
                .and(embedded.matching(EMBEDDED));
        var templates =
                files.where(file -> isTemplate(file.path()) && file.written().has(ASSIGNMENT));
        return new Settings(reads.isEmpty() ? listed(templates) : reads, templates);
    }

    /** A framework reads them where nobody sees it: what people are told to set is read. */
    private static Lines listed(List<SourceFile> templates) {
        return new Lines(templates.stream()
                .flatMap(file -> file.code().matching(ASSIGNMENT).all().stream())
                .toList());
    }

    private static boolean isTemplate(String path) {
        return TEMPLATE.matcher(path).find() || isForEnvironment(path);
    }

    /** As in .env.production or production.env. */
    private static boolean isForEnvironment(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains("env") && FOR_ENVIRONMENT.matcher(path).find();
    }

    public Optional<SourceFile> example() {
        return templates.stream()
                .filter(file -> TEMPLATE.matcher(file.path()).find())
                .findFirst();
    }

    public List<SourceFile> perEnvironment() {
        return templates.stream().filter(file -> isForEnvironment(file.path())).toList();
    }
}
