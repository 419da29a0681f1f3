package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import dev.slipway.release.environment.SecretVerdict;
import java.util.regex.Pattern;

/** AU-20: no template or default has a secret that somebody could leave as it is. */
final class PlaceholderSecrets implements Question {

    private static final Pattern ENTRY =
            Pattern.compile("^\\s*-?\\s*[\"']?(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)[\"']?\\s*[=:]\\s*(.*?)\\s*$");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?-([^}]*)}");

    @Override
    public Answer ask(Inspection application) {
        var templates = new Lines(application
                .files()
                .where(file -> file.name().startsWith(".env")
                        || application.settings().templates().contains(file))
                .stream()
                .flatMap(file -> file.code().all().stream())
                .toList());
        var looked = templates
                .and(application.containers().code())
                .and(application.containers().composeEntries())
                .and(application.containers().kubernetesCode());
        if (looked.isEmpty()) {
            return Answer.notApplicable("there is neither a template of variables nor a Compose file");
        }
        var found = looked.where(PlaceholderSecrets::hasPlaceholder).onePerPlace();
        return found.isEmpty()
                ? Answer.pass("templates and Compose files hold no secret that is put there for now")
                : Answer.fail(
                        "a secret is put there for now at " + found.places() + " (values not shown)",
                        "leave secrets empty in templates and without default in Compose files, and have "
                                + "real ones made: openssl rand -base64 32");
    }

    private static boolean hasPlaceholder(Line line) {
        var entry = ENTRY.matcher(line.text());
        var written =
                entry.matches() && isPlaceholder(entry.group(1), entry.group(2).replaceAll("^[\"']|[\"']$", ""));
        return written
                || DEFAULT.matcher(line.text()).results().anyMatch(each -> isPlaceholder(each.group(1), each.group(2)));
    }

    private static boolean isPlaceholder(String name, String value) {
        return !value.isBlank()
                && !value.startsWith("$")
                && !value.startsWith("/")
                && SecretVerdict.placeholder(name, value).isPresent();
    }
}
