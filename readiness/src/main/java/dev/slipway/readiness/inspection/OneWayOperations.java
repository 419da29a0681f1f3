package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Operations of a Django migration that run something of somebody's own, and nothing on the way back. */
final class OneWayOperations {

    private static final Pattern CALL = Pattern.compile("\\b(RunPython|RunSQL)\\(");
    private static final Pattern REVERSE = Pattern.compile("\\s*reverse_(code|sql)\\s*=\\s*(?!None\\b).*");
    private static final Pattern NAMED = Pattern.compile("\\s*\\w+\\s*=(?!=).*");

    private OneWayOperations() {}

    static Optional<Line> first(SourceFile file) {
        var lines = file.code().all();
        for (var i = 0; i < lines.size(); i++) {
            var call = CALL.matcher(lines.get(i).text());
            if (call.find() && !hasWayBack(arguments(lines, i, call.end()))) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    /** The second argument is the way back, by its place or by its name. */
    private static boolean hasWayBack(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> REVERSE.matcher(argument).matches())
                || arguments.stream()
                                .filter(argument -> !argument.isBlank()
                                        && !NAMED.matcher(argument).matches())
                                .filter(argument -> !argument.strip().equals("None"))
                                .count()
                        > 1;
    }

    /** What stands between the brackets, parted at the commas that are in no other brackets or quotes. */
    private static List<String> arguments(List<Line> lines, int first, int from) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var depth = 1;
        var quote = "";
        for (var i = first; i < lines.size(); i++) {
            var text = lines.get(i).text();
            for (var at = i == first ? from : 0; at < text.length(); at++) {
                var letter = text.charAt(at);
                if (!quote.isEmpty()) {
                    if (text.startsWith(quote, at)) {
                        at += quote.length() - 1;
                        quote = "";
                    }
                } else if (letter == '"' || letter == '\'') {
                    var triple = String.valueOf(letter).repeat(3);
                    quote = text.startsWith(triple, at) ? triple : String.valueOf(letter);
                    at += quote.length() - 1;
                    part.append('s');
                } else if (letter == ',' && depth == 1) {
                    parts.add(part.toString());
                    part.setLength(0);
                } else {
                    depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
                    if (depth == 0) {
                        parts.add(part.toString());
                        return parts;
                    }
                    part.append(letter);
                }
            }
            part.append(' ');
        }
        parts.add(part.toString());
        return parts;
    }
}
