package dev.slipway.release.compose.variables;

import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A file of variables such as `.env`: quotes, escapes, comments and references to variables as Compose takes them. */
public record EnvironmentFile(String name, String content) {

    /** Reads the variables in order; `known` are those that may be referred to besides the file's own. */
    public Variables read(Function<String, Optional<String>> known, Budget budget, Problems problems) {
        var read = new LinkedHashMap<String, String>();
        var interpolation = new Interpolation(
                variable -> known.apply(variable).or(() -> Optional.ofNullable(read.get(variable))), _ -> {}, budget);
        var cursor = new EnvironmentCursor(content.startsWith("\uFEFF") ? content.substring(1) : content);
        while (cursor.toNextStatement()) {
            var place = new Place(name, cursor.line(), 1);
            try {
                statement(cursor, interpolation, known, read);
            } catch (UnusableTemplateException e) {
                problems.add(place, e.reason());
                cursor.skipLine();
            }
        }
        read.keySet().removeIf(variable -> Character.isDigit(variable.charAt(0)));
        return new Variables(read);
    }

    private static void statement(
            EnvironmentCursor cursor,
            Interpolation interpolation,
            Function<String, Optional<String>> known,
            Map<String, String> read)
            throws UnusableTemplateException {
        var key = cursor.key();
        if (key.hasValue()) {
            var value = cursor.value();
            read.put(key.name(), value.literal() ? value.text() : interpolation.of(value.text()));
        } else {
            known.apply(key.name()).ifPresent(value -> read.put(key.name(), value));
        }
    }

    /** Each line as it is, without quotes or variables: the format that Compose calls raw. */
    public Variables readRaw(Problems problems) {
        var read = new LinkedHashMap<String, String>();
        var number = 0;
        for (var line : content.lines().toList()) {
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            var equals = line.indexOf('=');
            if (equals < 1) {
                problems.add(new Place(name, number, 1), "is not a variable; write NAME=value");
            } else {
                read.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new Variables(read);
    }
}
