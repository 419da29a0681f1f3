package dev.slipway.migrations.sql;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an author tells Slipway in a comment of a script: `-- slipway: …`. */
public sealed interface Directive {

    int line();

    /** There is no way back, and why. */
    record Irreversible(String reason, int line) implements Directive {}

    /** The script's statements are run one by one, each on its own. */
    record NoTransaction(int line) implements Directive {}

    /** Something meant for Slipway that it does not know. */
    record Unknown(String text, int line) implements Directive {}

    Pattern FORM = Pattern.compile("--\\s*slipway\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    Pattern IRREVERSIBLE =
            Pattern.compile("irreversible\\b[\\s:,]*(?:because\\b)?[\\s:,]*(.*)", Pattern.CASE_INSENSITIVE);

    static Optional<Directive> in(String comment, int line) {
        var form = FORM.matcher(comment.strip());
        return form.matches() ? Optional.of(of(form.group(1).strip(), line)) : Optional.empty();
    }

    private static Directive of(String text, int line) {
        var irreversible = IRREVERSIBLE.matcher(text);
        if (irreversible.matches()) {
            return new Irreversible(irreversible.group(1).strip(), line);
        }
        return text.equalsIgnoreCase("no-transaction") ? new NoTransaction(line) : new Unknown(text, line);
    }
}
