package dev.slipway.release.environment;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a variable takes, for messages and templates alike. */
final class Words {

    private Words() {}

    /** As in "a whole number, at least 1". */
    static String form(Variable variable, Limits limits) {
        var parts = new ArrayList<String>();
        parts.add(limits.values().isEmpty() ? variable.type().form() : "one of " + String.join(", ", limits.values()));
        if (!limits.number().isOpen()) {
            parts.add(limits.number().toString());
        }
        if (!limits.length().isOpen()) {
            parts.add(limits.length() + " characters");
        }
        limits.pattern().ifPresent(pattern -> parts.add("matching `" + pattern.written() + "`"));
        return String.join(", ", parts);
    }

    /** As in "MAIL is smtp and TLS is true". */
    static String conditions(Map<String, String> conditions) {
        return conditions.entrySet().stream()
                .map(each -> each.getKey() + " is " + (each.getValue().isEmpty() ? "empty" : each.getValue()))
                .collect(Collectors.joining(" and "));
    }
}
