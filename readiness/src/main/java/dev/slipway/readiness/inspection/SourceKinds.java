package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.regex.Pattern;

/** Which files are code, which only try it, which name what it is built from, and which explain. */
public final class SourceKinds {

    private static final List<String> CODE = List.of(
            ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".py", ".java", ".kt", ".kts", ".go", ".rb", ".php", ".cs",
            ".rs", ".scala", ".ex", ".exs", ".clj", ".groovy", ".vue", ".svelte", ".dart", ".swift");
    private static final List<String> CONFIGURATION = List.of(
            ".yml",
            ".yaml",
            ".json",
            ".toml",
            ".ini",
            ".conf",
            ".cfg",
            ".properties",
            ".tf",
            ".hcl",
            ".xml",
            ".cnf",
            ".rules",
            ".service",
            ".timer",
            ".tfvars",
            ".j2",
            ".tmpl",
            ".tpl",
            ".template");
    private static final List<String> DOCUMENTS = List.of(".md", ".markdown", ".rst", ".adoc", ".txt", ".mdx");
    private static final Pattern TEST =
            Pattern.compile("(^|/)(tests?|__tests__|spec|specs|e2e|cypress|fixtures?|testdata|mocks?|__mocks__)/"
                    + "|[._-](test|spec|cy)\\.\\w+$|(^|/)test_[^/]*\\.py$|[a-z](Test|Tests|IT|Spec)\\.\\w+$");
    private static final Pattern MANIFEST =
            Pattern.compile("^(package\\.json|requirements[^/]*\\.(txt|in)|pyproject\\.toml|pipfile|setup\\.(py"
                    + "|cfg)|pom\\.xml|build\\.gradle(\\.kts)?|libs\\.versions\\.toml|go\\.mod|gemfile"
                    + "|composer\\.json|cargo\\.toml|mix\\.exs|build\\.sbt|deps\\.edn|[^/]*\\.(csproj"
                    + "|fsproj)|packages\\.config|environment\\.ya?ml)$");
    private static final Pattern LOCK =
            Pattern.compile("^(package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml"
                    + "|composer\\.lock|poetry\\.lock|cargo\\.lock)$");

    private SourceKinds() {}

    /** Code of the application itself. */
    public static boolean isSource(SourceFile file) {
        return file.endsWith(CODE) && !isTest(file.path());
    }

    public static boolean isTest(String path) {
        return TEST.matcher(path).find();
    }

    public static boolean isManifest(SourceFile file) {
        return MANIFEST.matcher(file.name()).find();
    }

    public static boolean isConfiguration(SourceFile file) {
        return (file.endsWith(CONFIGURATION)
                        || ContainerFiles.isDockerfile(file.path())
                        || file.name().equals("caddyfile"))
                && !LOCK.matcher(file.name()).find()
                && !isTest(file.path());
    }

    public static boolean isDocument(SourceFile file) {
        return file.endsWith(DOCUMENTS) && !isManifest(file);
    }
}
