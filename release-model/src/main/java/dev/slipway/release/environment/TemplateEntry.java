package dev.slipway.release.environment;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One variable of a template with all that helps to fill it in. */
record TemplateEntry(String name, Variable variable, Terms terms) {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    String text() {
        return comments() + assignment() + "\n";
    }

    /** Another service has it already; a name may stand in a file only once. */
    String again() {
        return comments() + "# " + name + " stands above already.\n";
    }

    private String comments() {
        var about = variable.about();
        return comment(about.description().orElse(""))
                + comment(name + ": " + Words.form(variable, terms.limits()))
                + comment(need())
                + comment(about.example().map(example -> "Example: " + example).orElse(""));
    }

    private String need() {
        var need = terms.need();
        if (need.always().orElse(false)) {
            return "Required.";
        }
        return need.otherwise()
                .map(value -> "Optional, default: " + (value.isEmpty() ? "empty" : value))
                .orElseGet(() ->
                        need.when().isEmpty() ? "Optional." : "Required when " + Words.conditions(need.when()) + ".");
    }

    private String assignment() {
        var value = terms.need().otherwise().orElse("");
        return name + "=" + (NEEDS_NO_QUOTES.matcher(value).matches() ? value : quoted(value));
    }

    /** In single quotes nothing stands for anything else. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "\\'") + "'";
    }

    private static String comment(String text) {
        return text.isEmpty()
                ? ""
                : text.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }
}
