package dev.slipway.release.compose.variables;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts variables into texts the way Compose does, within a budget that all texts of a project share. */
public final class Interpolation {

    private static final int DEEPEST = 32;
    private static final int LONGEST = 256 * 1024;

    private final Function<String, Optional<String>> lookup;
    private final Consumer<String> unset;
    private final Budget budget;

    public Interpolation(Function<String, Optional<String>> lookup, Consumer<String> unset, Budget budget) {
        this.lookup = lookup;
        this.unset = unset;
        this.budget = budget;
    }

    public String of(String text) throws UnusableTemplateException {
        return text.indexOf('$') < 0 ? text : expanded(text, 0);
    }

    private String expanded(String text, int depth) throws UnusableTemplateException {
        if (depth > DEEPEST) {
            throw new UnusableTemplateException("nests variables deeper than the " + DEEPEST + " levels allowed");
        }
        var result = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            var dollar = text.indexOf('$', at);
            if (dollar < 0) {
                result.append(text, at, text.length());
                break;
            }
            result.append(text, at, dollar);
            at = afterDollar(text, dollar + 1, result, depth);
            bound(result);
        }
        budget.spend(result.length());
        return result.toString();
    }

    /** Appends what stands for the variable that begins here, and says where the text goes on. */
    private int afterDollar(String text, int at, StringBuilder result, int depth) throws UnusableTemplateException {
        var next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '$') {
            result.append('$');
            return at + 1;
        }
        if (next == '{') {
            var braced = Braced.at(text, at + 1);
            result.append(valueOf(braced, depth));
            return braced.end();
        }
        var end = Braced.endOfName(text, at);
        result.append(end == at ? "$" : orBlank(text.substring(at, end)));
        return end;
    }

    private String valueOf(Braced braced, int depth) throws UnusableTemplateException {
        if (braced.operator().isEmpty()) {
            return orBlank(braced.name());
        }
        var argument = expanded(braced.argument(), depth + 1); // before it is known to be needed, as Compose does
        var value = lookup.apply(braced.name()).filter(set -> !set.isEmpty() || !braced.emptyIsUnset());
        return switch (braced.operator().charAt(braced.operator().length() - 1)) {
            case '-' -> value.orElse(argument);
            case '+' ->
                value.isPresent() ? argument : lookup.apply(braced.name()).orElse("");
            default -> value.orElseThrow(() -> missing(braced.name(), argument));
        };
    }

    private static UnusableTemplateException missing(String name, String reason) {
        return new UnusableTemplateException("needs the variable `" + name + "`, which has no value"
                + (reason.isBlank() ? "; set it in the environment or in .env" : ": " + reason));
    }

    private String orBlank(String name) {
        var value = lookup.apply(name);
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }

    private static void bound(StringBuilder result) throws UnusableTemplateException {
        if (result.length() > LONGEST) {
            throw new UnusableTemplateException(
                    "grows beyond the " + LONGEST + " characters allowed once its variables are put in");
        }
    }
}
